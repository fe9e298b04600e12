/** What the Word output has to say: changes that Word cannot track as what they are. */
import type { Message } from '../../document/message.ts'
import type { Block, Node } from '../../document/tree.ts'

const about = (node: Node): Pick<Message, 'file' | 'position'> => {
  const position = 'position' in node ? node.position : undefined
  return { file: position?.file ?? '', ...(position && { position }) }
}

/** A move of what Word can only move by deleting and inserting. */
export function movedAsReplaced(node: Block): Message {
  return {
    ...about(node), ruleId: 'DOC-001', severity: 'info',
    reason: 'Word kan ikke spore at tabeller, tabellrader og underskrifter er flyttet. De er sporet som slettet der de sto og satt inn der de står nå.',
    remedy: 'Ingenting må gjøres: Godta alle og Avvis alle gir rett tekst. Endringslisten og lilla.docx viser flyttingen.',
  }
}

/** A file beside the agreement, which Word does not hold. */
export function otherBytes(node: Node): Message {
  return {
    ...about(node), ruleId: 'DOC-002', severity: 'info',
    reason: 'En vedlagt fil er endret, og innholdet er ikke sammenlignet. I Word-filen er bare kontrollsummen i vedleggslisten sporet.',
    remedy: 'Sammenlign de to filene i programmet som de er laget i.',
  }
}

/** An attachment that comes or goes cannot bring its own section along. */
export function footnotesGoOn(node: Node): Message {
  return {
    ...about(node), ruleId: 'DOC-003', severity: 'info',
    reason: 'Word kan ikke spore inndelingsskift. Fotnotene i et vedlegg som er nytt, fjernet eller flyttet, teller derfor videre fra teksten foran.',
    remedy: 'Bygg det nye utkastet på nytt når endringene er godtatt; der begynner vedlegget på fotnote 1.',
  }
}

/** The place that a reference points at has moved, and its bookmark goes with it. */
export function referenceToMoved(node: Node): Message {
  return {
    ...about(node), ruleId: 'DOC-004', severity: 'info',
    reason: 'En kryssreferanse viser til et punkt som er flyttet. Etter Avvis alle finner ikke Word igjen punktet når feltene oppdateres.',
    remedy: 'Bygg det eldre utkastet på nytt hvis det er det som skal gjelde.',
  }
}
