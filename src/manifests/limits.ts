/** kubectl stops at 10,000 levels. Code that follows a value recursively is safe with this many; no object needs them. */
export const MAX_DEPTH = 1000;

/** A common document is not deeper. The full reader takes deeper ones, and counts up to `MAX_DEPTH`. */
export const MAX_COMMON_DEPTH = 200;

/** How many characters of a key may precede its ":"; go-yaml looks no further back. */
export const MAX_KEY_LENGTH = 1024;

/** How many characters of white space may precede the brace of JSON; kubectl looks no further. */
export const MAX_BLANKS_BEFORE_JSON = 4096;

/** How many bytes must follow JSON for kubectl to take them for YAML. */
export const MIN_YAML_BYTES = 4;

/** How many JSON values may precede YAML in one file. */
export const MAX_JSON_BEFORE_YAML = 1;

/** What is wrong with deeper nesting. */
export const TOO_DEEP = `lists and mappings are nested in more than ${MAX_DEPTH} levels`;
