// The visitor's own SavedVariables files.

/** Players that the page has room for. */
const MOST_FILES = 4;

function noteOf(chosen: File[], count: number): string {
  if (chosen.length === 0) {
    return "They stay in this browser.";
  }
  const rest = count > MOST_FILES ? ` The first ${MOST_FILES} of them.` : "";
  return `${chosen.map(({ name }) => name).join(", ")}: read here, sent nowhere.${rest}`;
}

/** The files that were chosen, one for each player. */
export class OwnFiles {
  contents: Uint8Array[] = [];
  /** Counts the readings: a choice that is made while the last one is still read replaces it. */
  private reading = 0;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly note: HTMLElement,
    private readonly changed: () => void,
  ) {
    input.addEventListener("change", () => void this.read());
  }

  clear(): void {
    this.input.value = "";
    void this.read();
  }

  private async read(): Promise<void> {
    this.reading += 1;
    const present = this.reading;
    const all = [...(this.input.files ?? [])];
    const chosen = all.slice(0, MOST_FILES);
    const read = await Promise.all(chosen.map(async (file) => new Uint8Array(await file.arrayBuffer())));
    if (present !== this.reading) {
      return;
    }
    this.contents = read;
    this.note.textContent = noteOf(chosen, all.length);
    this.changed();
  }
}
