/** Says what is wrong with a command line, with the command or option that was probably meant. */
import type { CommanderError } from 'commander'
import { nearest } from '../document/suggest.ts'
import { Refusal, type Command, type Terminal } from './command.ts'

/** @param error of commander: its code says what, and its sentence quotes the word that it is about. */
export function wrongUse(error: CommanderError, commands: readonly Command[], common: Command['options'], { say }: Terminal): Refusal {
  const word = /'([^']*)'/u.exec(error.message)?.[1] ?? ''
  const options = [...commands.flatMap((command) => command.options), ...common].flatMap(({ flags }) => /--[a-z0-9-]+/u.exec(flags) ?? [])
  const guess = (known: readonly string[]): string => {
    const near = nearest(word, known)
    return near === undefined ? '' : say(` Mente du «${near}»?`, ` Did you mean “${near}”?`)
  }
  const reasons: Readonly<Record<string, () => string>> = {
    unknownCommand: () => say(`Kommandoen «${word}» finnes ikke.`, `There is no command “${word}”.`) + guess(commands.map(({ name }) => name)),
    unknownOption: () => say(`Valget «${word}» finnes ikke for denne kommandoen.`, `There is no option “${word}” here.`) + guess([...options, '--help', '--version']),
    missingArgument: () => missing(word, commands, say),
    optionMissingArgument: () => say(`Valget «${word}» mangler en verdi.`, `The option “${word}” lacks a value.`),
    excessArguments: () => say('Det er oppgitt for mange argumenter.', 'There are too many arguments.'),
  }
  const reason = reasons[error.code.replace('commander.', '')]
  return new Refusal(reason ? reason() : error.message.replace(/^error: /u, ''), remedy(error, word, commands, say))
}

/** The example of the command that lacks an argument says more than its help. */
function remedy(error: CommanderError, word: string, commands: readonly Command[], say: Terminal['say']): string {
  const example = error.code === 'commander.missingArgument' ? commands.find(({ args }) => args.some((argument) => isNamed(argument, word)))?.examples[0] : undefined
  if (example !== undefined) return say(`Skriv for eksempel «${example}».`, `Write for example “${example}”.`)
  return say('«lilla --help» viser kommandoene, «lilla <kommando> --help» viser valgene.', '“lilla --help” shows the commands, “lilla <command> --help” the options.')
}

/** What is missing, in the words of the help: the name in the usage line says little. */
function missing(word: string, commands: readonly Command[], say: Terminal['say']): string {
  const argument = commands.flatMap(({ args }) => args).find((one) => isNamed(one, word))
  const said = (text: string): string => text.charAt(0).toUpperCase() + (text.split(',')[0] ?? '').slice(1)
  return argument ? say(`${said(argument.nb)} mangler.`, `${said(argument.en)} is missing.`) : say(`«${word}» mangler.`, `“${word}” is missing.`)
}

/** Commander leaves out that there may be several. */
const isNamed = ({ name }: { name: string }, word: string): boolean => name.replace('...', '') === `<${word}>`
