import {
  Atom,
  Book,
  Bookmark,
  Briefcase,
  Calendar,
  Code,
  Coins,
  Flag,
  Globe,
  Hash,
  Heart,
  Hourglass,
  House,
  Landmark,
  Leaf,
  Lightbulb,
  ListOrdered,
  type LucideIcon,
  Map as MapIcon,
  Microscope,
  Music,
  Newspaper,
  Palette,
  Pen,
  Quote,
  Scale,
  Users,
} from 'lucide-react'
import type { CollectionIcon } from '../../shared/library/collection.ts'
import type { CollectionEntry } from '../queries/models.ts'

const ICONS: Readonly<Record<CollectionIcon, LucideIcon>> = {
  book: Book,
  bookmark: Bookmark,
  newspaper: Newspaper,
  quote: Quote,
  pen: Pen,
  lightbulb: Lightbulb,
  flag: Flag,
  heart: Heart,
  calendar: Calendar,
  hourglass: Hourglass,
  briefcase: Briefcase,
  users: Users,
  globe: Globe,
  map: MapIcon,
  landmark: Landmark,
  scale: Scale,
  coins: Coins,
  microscope: Microscope,
  atom: Atom,
  code: Code,
  leaf: Leaf,
  palette: Palette,
  music: Music,
  house: House,
}

/** A collection's icon; that of its kind where none is chosen, or one that is not known here. */
export function CollectionGlyph({ kind, icon }: Pick<CollectionEntry, 'kind' | 'icon'>) {
  const usual = kind === 'list' ? ListOrdered : Hash
  const Glyph = Object.hasOwn(ICONS, icon) ? ICONS[icon as CollectionIcon] : usual
  return <Glyph aria-hidden="true" />
}
