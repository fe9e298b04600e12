/** The agreements that faults are planted in: nothing is wrong with them, and `¤` marks the place of a row's text. */

const CLAUSES = `## Formål {#formal}

Formålet med samarbeidet er å drive havna sammen til nytte for innbyggere og næringsliv.

{{> rettslig-plassering}}

## Samarbeidsområder {#samarbeidsomrader}

Partene samarbeider om drift og vedlikehold av havna.

## Organisering {#organisering}

Styringsgruppen har ett medlem fra hver part. Den møtes to ganger i året.

## Gjennomføring {#gjennomforing}

¤

## Økonomi {#okonomi}

Partene deler kostnadene ved havna likt. Nordvika kommune sender faktura innen 1.\u00A0desember hvert år.

{{> informasjonsplikt hvem="Partene" deres="partenes"}}

{{> taushetsplikt-forvaltningsloven}}

{{> arkivansvar ansvarlig=verdier.arkivansvarlig}}

{{> personvern}}

{{> ikrafttredelse ikraft=verdier.ikrafttredelse}}

{{> varighet-og-oppsigelse fra=verdier.ikrafttredelse måneder=verdier.oppsigelsestid}}

{{> opphor ansvarlig=verdier.arkivansvarlig}}

{{> endringer}}

{{> motstrid}}

{{> grenseendring}}

{{> tvister verneting=verdier.verneting}}

{{> eksemplarer}}

{{> signatur}}
`

const AGREEMENT = `---
dokumenttype: samarbeidsavtale
tittel: Samarbeidsavtale om Nordvika havn
utkast: 2026-03-01
status: utkast
målform: nb
nummerering: desimal
rettsgrunnlag: koml. § 17-1 andre ledd
parter:
  - id: nordvika
    navn: Nordvika kommune
    orgnr: "100000016"
  - id: sorvika
    navn: Sørvika kommune
    orgnr: "100000024"
eksemplarer:
  form: papir
verdier:
  ikrafttredelse: 2026-07-01
  oppsigelsestid: 6
  arkivansvarlig: Nordvika kommune
  verneting: Nordvika tingrett
---

# {{tittel}}

${CLAUSES}`

/** The same agreement before numbers were derived: clauses have the numbers that somebody typed. */
const TYPED = AGREEMENT.replace('nummerering: desimal', 'nummerering: ingen').replace('## Formål', '## 1. Formål')

const CASE = `---
dokumenttype: saksfremlegg
tittel: Samarbeidsavtale med Sørvika kommune om Nordvika havn
utkast: 2026-03-15
status: utkast
målform: nb
nummerering: ingen
gjelder: avtale.md
arkiv:
  saksansvarlig: Kari Eksempel
  saksbehandler: Ola Eksempel
  saksaar: 2026
  sakssekvensnummer: 5
behandling:
  - utvalg: Formannskapet
    moetedato: 2026-04-21
    saksnr: 31/26
  - utvalg: Kommunestyret
    moetedato: 2026-05-12
    saksnr: 18/26
vedlegg:
  - tittel: Samarbeidsavtale om Nordvika havn
    fil: avtale.md
    dato: 2026-03-01
---

# {{tittel}}

## Forslag til vedtak {#forslag-til-vedtak}

Samarbeidsavtalen med Sørvika kommune blir vedtatt.

## Saken i korte trekk {#ingress}

Saken gjelder en avtale med Sørvika kommune om drift av Nordvika havn.

## Tidligere behandling {#tidligere-behandling}

Saken har ikke vært behandlet før.

## Redegjørelse {#redegjorelse}

¤

## Vurdering {#vurdering}

Avtalen fordeler ansvar og utgifter klart.

## Intern prosess og ekstern medvirkning {#prosess}

Forslaget er utarbeidet i dialog med Sørvika kommune.

## Konsekvenser av beslutningene {#konsekvenser}

Avtalen koster kommunen 150\u00A0000\u00A0kroner i året. Beløpet er dekket i vedtatt budsjett.

{{> vedlegg}}
`

/** Markdown that is no agreement: what cannot be understood is printed as it stands, with a warning. */
const PLAIN = `# Notat om havna

¤
`

/** The councils have adopted it. */
const ADOPTED = AGREEMENT.replace('status: utkast', 'status: vedtatt')

export const bases = { agreement: AGREEMENT, adopted: ADOPTED, typed: TYPED, case: CASE, plain: PLAIN } as const
export type Base = keyof typeof bases

/** What stands at `¤` where a row says nothing. */
export const NEUTRAL = 'Partene legger en plan for arbeidet hver høst.'

/** The agreement that the saksfremlegg attaches. */
export const attached = AGREEMENT.replace('¤', NEUTRAL)
