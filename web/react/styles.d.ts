// Whoever imports the styles imports nothing else.
export {};
