/** The forms of a Norwegian noun in both written forms: too many rather than too few, since they are only used to recognise it. */

/** «komite» keeps its e: «komiteen». */
const AFTER_E = ['e', 'en', 'et', 'er', 'ene', 'a', 'ar', 'ane', 'een', 'eer', 'eene', 'eane']
const AFTER_CONSONANT = ['', 'en', 'et', 'er', 'ene', 'a', 'ar', 'ane']

/** @param noun indefinite singular, lower case; of several words the last is inflected. @returns it and its other forms, genitives included. */
export function nounForms(noun: string): string[] {
  const stem = noun.endsWith('e') ? noun.slice(0, -1) : noun
  const doubled = /[^aeiouyæøå][aeiouyæøå]m$/u.test(noun) ? [`${noun}mer`, `${noun}mene`, `${noun}mar`, `${noun}mane`] : []
  const forms = [...(noun.endsWith('e') ? AFTER_E : AFTER_CONSONANT).map((ending) => stem + ending), ...doubled]
  return [...new Set(forms.flatMap((form) => (form.endsWith('s') ? [form] : [form, `${form}s`])))]
}

/** Definite singular or plural: «rådet», «partene», «medlemmane». */
export function isDefinite(noun: string): boolean {
  return /[^aeiouyæøå](?:en|et|ene|ane|a|na)$/u.test(noun.toLowerCase())
}
