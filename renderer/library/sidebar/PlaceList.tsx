import { Archive, Clock, Inbox, LibraryBig, Star, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Place, View } from '../../queries/models.ts'
import { usePlaceCounts } from '../../queries/places.ts'
import { messages } from '../../ui/messages.ts'
import { SidebarItem } from '../../ui/SidebarItem.tsx'
import type { ArticleCommands } from '../use-article-commands.ts'
import styles from './Sidebar.module.css'

const PLACES: readonly { readonly place: Place; readonly icon: ReactNode }[] = [
  { place: 'inbox', icon: <Inbox aria-hidden="true" /> },
  { place: 'later', icon: <Clock aria-hidden="true" /> },
  { place: 'archive', icon: <Archive aria-hidden="true" /> },
  { place: 'favourites', icon: <Star aria-hidden="true" /> },
  { place: 'all', icon: <LibraryBig aria-hidden="true" /> },
  { place: 'trash', icon: <Trash2 aria-hidden="true" /> },
]

interface PlaceListProps {
  view: View
  commands: ArticleCommands
  onGo: (view: View) => void
}

/** The places an article can be in. Articles are moved by dropping them on one. */
export function PlaceList({ view, commands, onGo }: PlaceListProps) {
  const counts = usePlaceCounts()
  const drop = (place: Place) => (ids: readonly string[]) => {
    if (place === 'favourites') commands.favorite(ids, true)
    else if (place === 'trash') commands.trash(ids)
    else if (place !== 'all') commands.move(ids, place)
  }
  return (
    <ul className={styles.list} aria-label={messages.library.sidebar.places}>
      {PLACES.map(({ place, icon }) => (
        <SidebarItem
          key={place}
          itemKey={`place:${place}`}
          label={messages.library.places[place]}
          icon={icon}
          count={counts?.[place]}
          isCurrent={view.kind === 'place' && view.place === place}
          onGo={() => onGo({ kind: 'place', place })}
          {...(place === 'all' ? {} : { onDropArticles: drop(place) })}
        />
      ))}
    </ul>
  )
}
