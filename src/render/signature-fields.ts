/** What stands under the name of a signatory: lines to write on, a box for an electronic signature, or where else it signs. */
import type { Edition } from './edition.ts'

/** With a pen; with any electronic service; in a field of the PDF; on a declaration of its own. */
export type SignsBy = 'pen' | 'service' | 'field' | 'declaration'

export interface SignatureFields {
  by: SignsBy
  /** What each line is for, or the one box. */
  captions: readonly string[]
  /** Stands there instead of anything to fill in. */
  said?: string
}

/** @param officeIsKnown whether the office of the one who signs is printed above. */
export function signatureFields({ document, words, signing }: Pick<Edition, 'document' | 'words' | 'signing'>, officeIsKnown: boolean): SignatureFields {
  const by = signing?.signs ?? (document.meta.eksemplarer?.form === 'elektronisk' ? 'service' : 'pen')
  const { placeAndDate, signature, nameInCapitals, office } = words
  const fields: Readonly<Record<SignsBy, Omit<SignatureFields, 'by'>>> = {
    pen: { captions: [placeAndDate, signature, nameInCapitals, ...(officeIsKnown ? [] : [office])] },
    service: { captions: [], said: words.signedElectronically },
    field: { captions: [words.electronicSignature] },
    declaration: { captions: [], said: words.signedByAccession },
  }
  return { by, ...fields[by] }
}
