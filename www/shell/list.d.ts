/** What the build knows of a version and writes into its worker. */

/** The name of this version: of the files and of the worker itself. */
export const version: string;
/** Every file that a version consists of: its path from the site, and its hash as `integrity` wants it. */
export const files: Record<string, string>;
