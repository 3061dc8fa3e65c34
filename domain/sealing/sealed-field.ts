/** The field of an entry that names the document of its sealed file. */
export const sealedField = 'sealedBid';
