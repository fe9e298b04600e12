/** The files that a document brings along: images and attachments, by the path that the author wrote. */
export interface Asset {
  bytes: Uint8Array
  kind: 'png' | 'jpeg' | 'pdf' | 'markdown' | 'other'
  /** Lower-case hexadecimal. */
  sha256: string
  /** Of an image, in pixels. */
  width?: number
  height?: number
}

export type Assets = ReadonlyMap<string, Asset>
