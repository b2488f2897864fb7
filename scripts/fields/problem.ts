/** What keeps the tables from being written, in words for the person who runs the script. */
export class Problem extends Error {}
