/** PDF attachments. */
import type { Node } from '../../document/tree.ts'
export interface AttachedPdf { bytes: Uint8Array; sizes: readonly { width: number; height: number }[] }
export type Attached = ReadonlyMap<Node, AttachedPdf>
