/** Says what is wrong with a command line, with the command or option that was probably meant. */
import type { CommanderError } from 'commander'
import { nearest } from '../document/suggest.ts'
import { Refusal, type Command, type Terminal } from './command.ts'

/** @param error of commander: its code says what, and its sentence quotes the word that it is about. */
export function wrongUse(error: CommanderError, commands: readonly Command[], common: Command['options'], { say }: Terminal): Refusal {
  const word = /'([^']*)'/u.exec(error.message)?.[1] ?? ''
  const options = [...commands.flatMap((command) => command.options), ...common].flatMap(({ flags }) => /--[a-z]+/u.exec(flags) ?? [])
  const guess = (known: readonly string[]): string => {
    const near = nearest(word, known)
    return near === undefined ? '' : say(` Mente du «${near}»?`, ` Did you mean “${near}”?`)
  }
  const reasons: Readonly<Record<string, () => string>> = {
    unknownCommand: () => say(`Kommandoen «${word}» finnes ikke.`, `There is no command “${word}”.`) + guess(commands.map(({ name }) => name)),
    unknownOption: () => say(`Valget «${word}» finnes ikke for denne kommandoen.`, `There is no option “${word}” here.`) + guess([...options, '--help', '--version']),
    missingArgument: () => say(`«${word}» mangler.`, `“${word}” is missing.`),
    optionMissingArgument: () => say(`Valget «${word}» mangler en verdi.`, `The option “${word}” lacks a value.`),
    excessArguments: () => say('Det er oppgitt for mange argumenter.', 'There are too many arguments.'),
  }
  const reason = reasons[error.code.replace('commander.', '')]
  return new Refusal(
    reason ? reason() : error.message.replace(/^error: /u, ''),
    say('«lilla --help» viser kommandoene, «lilla <kommando> --help» viser valgene.', '“lilla --help” shows the commands, “lilla <command> --help” the options.'),
  )
}
