let made: Intl.DateTimeFormat | null = null

/** Made when a moment is first told: that loads tables, which the start need not wait for. */
const withTime = () =>
  (made ??= new Intl.DateTimeFormat('en', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }))

/** A moment (milliseconds since 1970) as a short date with its time, in the time zone of this computer. */
export const formatMoment = (at: number): string => withTime().format(at)
