/** What the PDF output has to say, in words for the one who wrote the document or made the house style. */
import type { Message } from '../../document/message.ts'
import type { Image } from '../../document/tree.ts'
import type { Style } from '../style.ts'
import type { Fault } from './engine.ts'
import { families } from './fonts.ts'

const styleFile = (style: Style): string => `templates/styles/${style.name}.yaml`

/** One for each face of the style whose family is not among ours. */
export function unknownFamilies(style: Style): Message[] {
  const known = families()
  const wanted = new Set([style.faces.body.pdf, style.faces.heading.pdf, style.faces.code.pdf])
  return [...wanted].filter((family) => !known.includes(family)).map((family) => ({
    file: styleFile(style), ruleId: 'PDF-002', severity: 'error',
    reason: `Skriften «${family}» finnes ikke for PDF-en. En annen er brukt.`,
    remedy: `Velg en av disse i «skrift»: ${known.join(', ')}.`,
    en: { reason: `There is no font «${family}» for the PDF. Another is used.`, remedy: `Choose one of these in «skrift»: ${known.join(', ')}.` },
  }))
}

/** A font of the machine has found its way in. */
export function foreignFont(font: string, style: Style): Message {
  return {
    file: styleFile(style), ruleId: 'PDF-003', severity: 'error',
    reason: `PDF-en bruker skriften «${font}», som ikke følger med programmet. På en annen maskin kan den se annerledes ut.`,
    remedy: 'Velg en skrift som følger med, eller sett miljøvariabelen LILLA_TYPST til wasm.',
    en: { reason: `The PDF uses the font «${font}», which does not come with the program. It may look different on another machine.`, remedy: 'Choose a font that comes with it, or set the environment variable LILLA_TYPST to wasm.' },
  }
}

/** An image that could not be read or has printing inks; its text stands in its place. */
export function brokenImage(image: Image | undefined, src: string): Message {
  return {
    // An empty name is the document's own file, which the commands know.
    file: image?.position ? (image.position.file ?? '') : src,
    ...(image?.position && { position: image.position }),
    ruleId: 'PDF-004', severity: 'error',
    reason: `Bildet «${src}» kan ikke leses. I PDF-en står teksten til bildet i stedet.`,
    remedy: 'Åpne bildet i et bildeprogram og lagre det på nytt som PNG.',
    en: { reason: `The image «${src}» cannot be read. The PDF has its text instead.`, remedy: 'Open the image in an image editor and save it again as PNG.' },
  }
}

/** The engine found the file not to follow the standards, and so it does not say that it does. */
export function noClaim(fault: Fault): Message {
  return {
    file: '', ruleId: 'PDF-005', severity: 'error',
    reason: `PDF-en er ikke merket som PDF/A og PDF/UA, for kontrollen fant en feil: ${fault.text}`,
    remedy: 'Se etter uvanlige tegn, bilder og tabeller i dokumentet. Er alt som det skal, meld feilen til dem som lager lilla.',
    en: { reason: `The PDF does not claim to be PDF/A and PDF/UA, for the control found a fault: ${fault.text}`, remedy: 'Look for unusual characters, images and tables in the document. If all is as it should be, report it to those who make lilla.' },
  }
}

/** The engine could not write the file with its links. */
export function noLinks(): Message {
  return {
    file: '', ruleId: 'PDF-007', severity: 'warning',
    reason: 'Lenkene i PDF-en er utelatt, for satsprogrammet klarer ikke en av dem. Teksten er den samme.',
    remedy: 'Flytt henvisninger i tabeller ut av lister og sitater hvis lenkene trengs.',
  }
}

/** Something that Typst says about the template. */
export function templateFault(fault: Fault, style: Style): Message {
  return {
    file: styleFile(style), ruleId: 'PDF-006', severity: fault.severity,
    reason: `Malen for PDF-en sier: ${fault.text}`,
    remedy: 'Rett .typ-filen i husstilen, eller bruk standard.typ.',
    en: { reason: `The template of the PDF says: ${fault.text}`, remedy: 'Mend the .typ file of the house style, or use standard.typ.' },
  }
}
