/** Work that several rules ask for, or one rule very often, is done once for each thing that it is about. */

/** @returns `work`, which remembers what it found out about an object for as long as that lives; the object must not change. */
export function oncePer<Key extends object, Value extends NonNullable<unknown>>(work: (about: Key) => Value): (about: Key) => Value {
  const known = new WeakMap<Key, Value>()
  return (about) => {
    const found = known.get(about)
    if (found !== undefined) return found
    const value = work(about)
    known.set(about, value)
    return value
  }
}

/** @returns `work`, which remembers what it found out about a word: a long text has few different ones. */
export function oncePerWord<Value>(work: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>()
  return (word) => {
    if (!known.has(word)) known.set(word, work(word))
    return known.get(word) as Value
  }
}
