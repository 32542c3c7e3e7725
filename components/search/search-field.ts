/** By this id the keys that open the search find its field. */
export const SEARCH_FIELD_ID = "search-messages";
