/** Of cases that belong to no industry: those about the platform's own registers. */
export const noIndustry = '';
