/** How many of a decision were done, proposed to a second person, and refused: for the sentence `outcome.sentence`. */
export function outcomeCounts(results: readonly { readonly ok: boolean; readonly proposalId?: string | undefined }[]) {
  const proposed = results.filter(({ ok, proposalId }) => ok && proposalId !== undefined).length;
  const ok = results.filter((result) => result.ok).length;
  return { done: ok - proposed, proposed, refused: results.length - ok };
}
