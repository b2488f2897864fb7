/** What keeps the judge from judging; its message says what, where and the fix, so nobody needs a stack. */
export class JudgeError extends Error {}
