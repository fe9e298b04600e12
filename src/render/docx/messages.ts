/** What the Word output has to say: changes that Word cannot track as what they are. */
import type { Message } from '../../document/message.ts'
import type { Block, Node } from '../../document/tree.ts'

const about = (node?: Node): Pick<Message, 'file' | 'position'> => {
  const position = node && 'position' in node ? node.position : undefined
  return { file: position?.file ?? '', ...(position && { position }) }
}

/** A move of what Word can only move by deleting and inserting; without a node where only the layout shows it. */
export function movedAsReplaced(node?: Block): Message {
  return {
    ...about(node), ruleId: 'DOC-001', severity: 'info',
    reason: 'Word kan ikke spore at tabeller, tabellrader, underskrifter og tekst rett foran en tabell er flyttet. Slikt er sporet som slettet der det sto og satt inn der det står nå.',
    remedy: 'Ingenting må gjøres: Godta alle og Avvis alle gir rett tekst. Endringslisten og lilla.docx viser flyttingen.',
    en: {
      reason: 'Word cannot track that tables, table rows, signatures and text right before a table are moved. Such moves are tracked as deleted at the old place and inserted at the new one.',
      remedy: 'Nothing needs doing: Accept All and Reject All give the right text. The list of changes and lilla.docx show the move.',
    },
  }
}

/** A file beside the agreement, which Word does not hold. */
export function otherBytes(node: Node): Message {
  return {
    ...about(node), ruleId: 'DOC-002', severity: 'info',
    reason: 'En vedlagt fil er endret, og innholdet er ikke sammenlignet. I Word-filen er bare kontrollsummen i vedleggslisten sporet.',
    remedy: 'Sammenlign de to filene i programmet som de er laget i.',
    en: {
      reason: 'A file attached has changed, and its content is not compared. In the Word file only the checksum in the list of attachments is tracked.',
      remedy: 'Compare the two files in the program that they are made in.',
    },
  }
}

/** An attachment that comes or goes cannot bring its own section along. */
export function footnotesGoOn(node: Node): Message {
  return {
    ...about(node), ruleId: 'DOC-003', severity: 'info',
    reason: 'Word kan ikke spore inndelingsskift. Fotnotene i et vedlegg som er nytt, fjernet eller flyttet, teller derfor videre fra teksten foran.',
    remedy: 'Bygg det nye utkastet på nytt når endringene er godtatt; der begynner vedlegget på fotnote 1.',
    en: {
      reason: 'Word cannot track section breaks. So the footnotes of an attachment that is new, removed or moved go on counting from the text before it.',
      remedy: 'Build the newer draft anew when the changes are accepted; there the attachment begins with footnote 1.',
    },
  }
}

/** The place that a reference points at has moved, and its bookmark goes with it. */
export function referenceToMoved(node: Node): Message {
  return {
    ...about(node), ruleId: 'DOC-004', severity: 'info',
    reason: 'En kryssreferanse viser til et punkt som er flyttet. Etter Avvis alle finner ikke Word igjen punktet når feltene oppdateres.',
    remedy: 'Bygg det eldre utkastet på nytt hvis det er det som skal gjelde.',
    en: {
      reason: 'A cross-reference points at a clause that has moved. After Reject All, Word does not find the clause when the fields are updated.',
      remedy: 'Build the older draft anew if that is the one to stand.',
    },
  }
}
