/** Of this package; elements of two versions on one page are told apart by it. */
export const version = '0.1.0';
