/** Parts the lines of a table cell where the format has one line for it. */
export const BETWEEN_LINES = ' / '
