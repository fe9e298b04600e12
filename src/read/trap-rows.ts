/** What is said of blocks that Markdown makes, or does not make, without a word; rows of the table in `messages.ts`. */
const trap = { severity: 'error', fatal: 'in-agreements' } as const

export const trapRows = {
  'MRK-024': { ...trap,
    nb: ['Linjen blir en del av punktet, sitatet eller fotnoten rett foran, fordi det ikke er en blank linje mellom dem.', 'Sett en blank linje foran linjen hvis den er et eget avsnitt. Hører den med, rykker du den inn under teksten foran; i et sitat setter du > foran.'],
    en: ['The line becomes part of the item, the quotation or the footnote right before it, since no blank line parts them.', 'Put a blank line before the line if it is a paragraph of its own. If it belongs there, indent it under the text before; in a quotation put > before it.'] },
  'MRK-025': { ...trap,
    nb: ['Teksten er rykket inn med fire mellomrom eller en tabulator og blir skrevet ut som programkode.', 'Fjern innrykket. Skal teksten stå som kode, setter du ~~~ på en egen linje foran og etter.'],
    en: ['The text is indented by four spaces or a tab and is printed as program code.', 'Remove the indentation. If the text is code, put ~~~ on a line of its own before and after it.'] },
  'MRK-026': { ...trap,
    nb: ['Linjene med | blir ikke en tabell: linjen med --- mangler eller har feil antall kolonner.', 'Sett «{fix}» på en egen linje under den første raden.'],
    en: ['The lines with | do not become a table: the line with --- is missing or has the wrong number of columns.', 'Put «{fix}» on a line of its own under the first row.'] },
  'MRK-027': { ...trap,
    nb: ['«{text}» er skrevet for hånd, og linjen blir ikke et punkt i en liste.', 'Begynn hvert punkt med «- », og sett en blank linje foran listen. Er linjene replikker, setter du en blank linje mellom dem.'],
    en: ['«{text}» was typed by hand, and the line does not become a list item.', 'Begin each item with “- ”, and put a blank line before the list. If the lines are spoken replies, put a blank line between them.'] },
  'MRK-028': { ...trap,
    nb: ['«{text}» blir en overskrift, fordi linjen rett under er {mark}.', 'Skal det være en strek, skriver du --- med en blank linje foran og etter. Skal det være en overskrift, skriver du ## foran teksten og fjerner linjen under.'],
    en: ['«{text}» becomes a heading, since the line right under it is {mark}.', 'For a rule write --- with a blank line before and after it. For a heading put ## before the text and remove the line under it.'] },
  'MRK-029': { severity: 'error', fatal: 'always',
    nb: ['Fotnoten «{name}» står inne i en annen fotnote og kan ikke nummereres.', 'Sett [^{name}] i selve teksten, eller skriv opplysningen rett inn i den andre fotnoten.'],
    en: ['The footnote «{name}» is inside another footnote and cannot be numbered.', 'Put [^{name}] in the text itself, or write what it says straight into the other footnote.'] },
} as const
