import { KeyboardSettings } from './commands/KeyboardSettings.tsx'
import { Duplicates } from './duplicates/Duplicates.tsx'
import { BackupButtons } from './exporting/BackupButtons.tsx'
import { ExportAnnotationsButton } from './exporting/ExportAnnotationsButton.tsx'
import { ExtractAllAgain } from './importing/ExtractAllAgain.tsx'
import { ImportAnnotationsButton } from './importing/ImportAnnotationsButton.tsx'
import { OfflineAudit } from './importing/OfflineAudit.tsx'
import { SettingsScreen, type SettingsScreenProps } from './settings/SettingsScreen.tsx'

interface SettingsPageProps
  extends Pick<SettingsScreenProps, 'goTo' | 'hasSidebar' | 'onToggleSidebar' | 'onBack'> {
  onOpenArticle: (articleId: string) => void
}

/** The settings with what other parts of the app put into them. */
export function SettingsPage({ onOpenArticle, ...props }: SettingsPageProps) {
  return (
    <SettingsScreen
      {...props}
      backupSlot={<BackupButtons />}
      extractSlot={<ExtractAllAgain />}
      duplicatesSlot={<Duplicates />}
      offlineSlot={<OfflineAudit onOpen={onOpenArticle} />}
      annotationsSlot={
        <>
          <ImportAnnotationsButton />
          <ExportAnnotationsButton />
        </>
      }
      keyboardSlot={<KeyboardSettings />}
    />
  )
}
