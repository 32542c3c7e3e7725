import { FIRST_LOAD_LIMITS } from "./first-load-limits";

/** Every bound of the contract in one place. Sizes are bytes unless the name says otherwise. */
export const LIMITS = {
  ...FIRST_LOAD_LIMITS,
  frameBytes: 64 * 1024,
  bodyBytes: 64 * 1024,
  attachmentBytes: 100 * 1024 * 1024,
  /** Files of one person that were uploaded, or are being, and not sent yet. */
  unsentUploads: 200,
  groupMembers: 1_000,
  /** A larger room is not told who comes and goes. */
  presenceFanoutMembers: 100,
  /** Of a larger room, who joins and leaves is told only to those who are looking at it. */
  membershipFanoutMembers: 100,
  /** Links of a group that work at the same time. */
  invitesPerRoom: 20,
  inviteHours: 365 * 24,
  inviteHoursDefault: 7 * 24,
  /** What a picture of a person or a group may weigh as it comes. */
  pictureBytes: 10 * 1024 * 1024,
  /** Different emoji on one message. */
  reactionsPerMessage: 20,
  pinsPerRoom: 50,
  editHistoryLength: 50,
  nameLength: 80,
  titleLength: 120,
  emailLength: 254,
  passwordMinLength: 8,
  passwordMaxLength: 200,
  /** So many guesses a new password must withstand, by the estimate of zxcvbn: what is on the lists of leaked ones does not. */
  passwordGuessesMin: 1_000_000,
  /** The estimate looks at so many characters from the beginning: it takes time with the square of them. */
  passwordEstimateLength: 32,
  /** A code of an authenticator or a recovery code, as it is typed. */
  codeLength: 40,
  recoveryCodes: 10,
  /** People that one person has blocked. */
  blocksPerUser: 1_000,
  reportNoteLength: 1_000,
  /** Of a reported message, so many before it go along. */
  reportContextMessages: 4,
  adminPageSize: 50,
  urlLength: 2_000,
  searchLength: 200,
  pageSize: 50,
  pageSizeMax: 100,
  changesPageMax: 500,
  /** Devices of one person that are told of messages: the oldest gives way. */
  pushSubscriptions: 16,
  pushTokenLength: 2_000,
  userPageSize: 20,
  syncRooms: 1_000,
  messagesPerSecond: 10,
  messageBurst: 30,
  typingTimeoutMs: 6_000,
  sessionsPerUser: 100,
} as const;
