import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useSettings } from './settings'

/** Which of the three looks is in force: the setting's, or what the system asks for. */
export const useTheme = defineStore('theme', () => {
  const settings = useSettings()
  const dark = watched('(prefers-color-scheme: dark)')
  const contrast = watched('(prefers-contrast: more)')
  const resolved = computed<'light' | 'dark' | 'contrast'>(() => {
    const { theme } = settings.settings
    if (theme !== 'system') return theme
    if (contrast.value) return 'contrast'
    return dark.value ? 'dark' : 'light'
  })
  return { resolved }
})

function watched(query: string) {
  const media = matchMedia(query)
  const matches = ref(media.matches)
  media.addEventListener('change', () => (matches.value = media.matches))
  return matches
}
