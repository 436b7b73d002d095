/** Made at the build, the same for everybody: the shell that opens without a network. */
export const prerender = true;
