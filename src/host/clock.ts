/** The clock. Only what a seal states, and what is said of validity today, may ask it; all else is the same whenever it is made. */
export const now = (): Date => new Date(Math.floor(Date.now() / 1000) * 1000)
