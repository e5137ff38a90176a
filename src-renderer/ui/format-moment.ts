const withTime = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** A moment (milliseconds since 1970) as a short date with its time, in the time zone of this computer. */
export const formatMoment = (at: number): string => withTime.format(at)
