/** What a piece of text is, which decides how it looks if colors are used. Without colors it says the same. */
export type Style = 'title' | 'heading' | 'name' | 'quiet' | 'good' | 'warning' | 'bad';

/** Gives a text its look. */
export type Paint = (text: string, style: Style | undefined) => string;

/** Leaves a text as it is. */
export const PLAIN: Paint = (text) => text;
