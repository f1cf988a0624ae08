import type { EventOf, LockstepEvent } from '../contract/index.ts';

/** How much of the text that was generated has stayed. */
export interface TextLedger {
  take(event: LockstepEvent): void;
  sums(): { readonly sent: number; readonly useful: number; readonly usefulLines: number };
}

interface Piece {
  readonly path: string;
  readonly characters: number;
  readonly lines: number;
}

/**
 * Keeps count of text by file. What came in over the stream is known twice, from the notices and from the chunks; the
 * greater counts, for an edit is noticed in no other way than by its chunk and an aborted statement never becomes one.
 */
export function createTextLedger(): TextLedger {
  return new FileTexts();
}

class FileTexts implements TextLedger {
  readonly #sent = new Map<string, { noticed: number; chunked: number }>();
  readonly #undecided = new Map<string, Piece>();
  /** Accepted pieces of files that are not written yet, by path and unit. */
  readonly #accepted = new Map<string, Map<string, Piece>>();
  #written = { useful: 0, usefulLines: 0 };

  take(event: LockstepEvent): void {
    switch (event.type) {
      case 'text-available':
        this.#sentOf(event.path).noticed += event.characters;
        break;
      case 'chunk-complete':
        this.#complete(event);
        break;
      case 'chunk-accepted':
        this.#accept(event);
        break;
      case 'chunk-superseded':
        this.#undecided.delete(event.unitId);
        this.#accepted.get(event.path)?.delete(event.unitId);
        break;
      case 'decision-available':
        if (event.decision === 'repair' || event.decision === 'reject') this.#undecided.delete(event.unitId);
        break;
      case 'file-rejected':
        this.#accepted.delete(event.path);
        break;
      case 'file-written':
        this.#written = added(this.#written, [...(this.#accepted.get(event.path)?.values() ?? [])]);
        this.#accepted.delete(event.path);
        break;
      default:
        break;
    }
  }

  sums(): { readonly sent: number; readonly useful: number; readonly usefulLines: number } {
    const sent = [...this.#sent.values()].reduce((sum, { noticed, chunked }) => sum + Math.max(noticed, chunked), 0);
    return { sent, ...added(this.#written, [...this.#accepted.values()].flatMap((pieces) => [...pieces.values()])) };
  }

  #complete({ unitId, path, characters, startLine, endLine }: EventOf<'chunk-complete'>): void {
    this.#sentOf(path).chunked += characters;
    this.#undecided.set(unitId, { path, characters, lines: endLine - startLine + 1 });
  }

  #accept({ unitId, path }: EventOf<'chunk-accepted'>): void {
    const piece = this.#undecided.get(unitId);
    this.#undecided.delete(unitId);
    if (piece === undefined) return;
    const pieces = this.#accepted.get(path) ?? new Map<string, Piece>();
    this.#accepted.set(path, pieces.set(unitId, piece));
  }

  #sentOf(path: string): { noticed: number; chunked: number } {
    const known = this.#sent.get(path) ?? { noticed: 0, chunked: 0 };
    this.#sent.set(path, known);
    return known;
  }
}

function added(sums: { readonly useful: number; readonly usefulLines: number }, pieces: readonly Piece[]): { useful: number; usefulLines: number } {
  return pieces.reduce(({ useful, usefulLines }, { characters, lines }) => ({ useful: useful + characters, usefulLines: usefulLines + lines }), sums);
}
