/** A row of a table; one that stands in one draft only is tracked, besides all that is in it. */
import { TableRow, type IContext, type ITableRowOptions, type IXmlableObject } from 'docx'
import { endMarks, withProperties, type Marker } from './revision.ts'
import type { State } from './state.ts'
import type { Tracking } from './track.ts'

export function changedRow(options: ITableRowOptions, { redline, place }: State): TableRow {
  if (redline?.show !== 'tracked' || !place.tracking) return new TableRow(options)
  return new ChangedRow(options, place.tracking, redline.marker)
}

class ChangedRow extends TableRow {
  private readonly tracking: Tracking
  private readonly marker: Marker

  constructor(options: ITableRowOptions, tracking: Tracking, marker: Marker) {
    super(options)
    this.tracking = tracking
    this.marker = marker
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context)
    return xml && withProperties(xml, 'w:tr', 'w:trPr', (content) => [...content, ...endMarks(this.tracking, this.marker)])
  }
}
