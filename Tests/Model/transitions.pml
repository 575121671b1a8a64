/* What the fold says of every event. Written by TransitionTableTests: do not edit. */

/* Who has the conversation. */
#define CLOSED 0
#define RESOLVED 1
#define BOT 2
#define QUEUE 3
#define OFFERED 4
#define AGENT 5

/* What may be appended. */
#define WRITE 1
#define LEAVE 2
#define ANSWER 3
#define HAND_OVER 4
#define TAKE 5
#define OFFER 6
#define ACCEPT 7
#define DECLINE 8
#define RESCIND 9
#define SAY 10
#define REQUEUE 11
#define PASS 12
#define GIVE_BACK 13
#define RESOLVE 14
#define REOPEN 15
#define NOTICE 16
#define TAKE_BACK 17
#define BOT_LATE 18
#define OFFER_LATE 19
#define FIRST_LATE 20
#define NEXT_LATE 21
#define IDLE 22
#define WRAP_UP_LATE 23

/* Who has it then. */
#define HELD_BY_NOBODY 0
#define HELD_BY_SAME 1
#define HELD_BY_WHO 2

/* What becomes of the messages. */
#define NONE 0
#define OPENED 1
#define COVERED_DONE 2
#define COVERED_HANDED 3
#define ALL_HANDED 4
#define SEEN_DONE 5
#define ALL_DONE 6
#define RETURNED 7

/* Which deadlines run. */
#define runs_botReply ((place == BOT && anyOpen))
#define runs_offer ((place == OFFERED && anyOpen) || (place == OFFERED && !anyOpen))
#define runs_firstResponse ((place == QUEUE && anyOpen) || (place == QUEUE && !anyOpen) || (place == OFFERED && anyOpen) || (place == OFFERED && !anyOpen))
#define runs_nextResponse ((place == AGENT && anyOpen))
#define runs_idle ((place == BOT && !anyOpen) || (place == AGENT && !anyOpen))
#define runs_wrapUp ((place == RESOLVED && !anyOpen))

/* The effective events; every other one is void. */
inline judge() {
  effective = true;
  if
  :: event == WRITE && place == CLOSED ->
     to = BOT; has = HELD_BY_NOBODY; passes = true; messages = OPENED
  :: event == WRITE && place == RESOLVED ->
     to = BOT; has = HELD_BY_NOBODY; passes = true; messages = OPENED
  :: event == WRITE && place == BOT ->
     to = BOT; has = HELD_BY_NOBODY; passes = false; messages = OPENED
  :: event == WRITE && place == QUEUE ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = false; messages = OPENED
  :: event == WRITE && place == OFFERED ->
     to = OFFERED; has = HELD_BY_SAME; passes = false; messages = OPENED
  :: event == WRITE && place == AGENT ->
     to = AGENT; has = HELD_BY_SAME; passes = false; messages = OPENED
  :: event == LEAVE && place == BOT ->
     to = BOT; has = HELD_BY_NOBODY; passes = false; messages = NONE
  :: event == LEAVE && place == QUEUE ->
     to = CLOSED; has = HELD_BY_NOBODY; passes = true; messages = ALL_DONE
  :: event == LEAVE && place == OFFERED ->
     to = CLOSED; has = HELD_BY_NOBODY; passes = true; messages = ALL_DONE
  :: event == LEAVE && place == AGENT ->
     to = AGENT; has = HELD_BY_SAME; passes = false; messages = NONE
  :: event == ANSWER && place == BOT && fresh && owed ->
     to = BOT; has = HELD_BY_NOBODY; passes = false; messages = COVERED_DONE
  :: event == HAND_OVER && place == BOT && fresh && owed ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = true; messages = COVERED_HANDED
  :: event == TAKE && place == BOT && fresh && !mine ->
     to = AGENT; has = HELD_BY_WHO; passes = true; messages = NONE
  :: event == TAKE && place == QUEUE && fresh && !mine ->
     to = AGENT; has = HELD_BY_WHO; passes = true; messages = NONE
  :: event == TAKE && place == OFFERED && fresh && !mine ->
     to = AGENT; has = HELD_BY_WHO; passes = true; messages = NONE
  :: event == TAKE && place == OFFERED && fresh && mine ->
     to = AGENT; has = HELD_BY_SAME; passes = true; messages = NONE
  :: event == TAKE && place == AGENT && fresh && !mine ->
     to = AGENT; has = HELD_BY_WHO; passes = true; messages = NONE
  :: event == OFFER && place == QUEUE && fresh ->
     to = OFFERED; has = HELD_BY_WHO; passes = false; messages = NONE
  :: event == ACCEPT && place == OFFERED && fresh && mine && named ->
     to = AGENT; has = HELD_BY_SAME; passes = true; messages = NONE
  :: event == DECLINE && place == OFFERED && fresh && mine && named ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = false; messages = NONE
  :: event == RESCIND && place == OFFERED && fresh && named ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = false; messages = NONE
  :: event == SAY && place == AGENT && fresh && mine ->
     to = AGENT; has = HELD_BY_SAME; passes = false; messages = SEEN_DONE
  :: event == REQUEUE && place == AGENT && fresh && mine ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = true; messages = NONE
  :: event == PASS && place == AGENT && fresh && mine ->
     to = AGENT; has = HELD_BY_WHO; passes = true; messages = NONE
  :: event == GIVE_BACK && place == AGENT && fresh && mine ->
     to = BOT; has = HELD_BY_NOBODY; passes = true; messages = RETURNED
  :: event == RESOLVE && place == AGENT && fresh && mine && seen ->
     to = RESOLVED; has = HELD_BY_SAME; passes = true; messages = SEEN_DONE
  :: event == REOPEN && place == RESOLVED && fresh && mine ->
     to = AGENT; has = HELD_BY_SAME; passes = true; messages = NONE
  :: event == NOTICE && place == CLOSED && fresh ->
     to = CLOSED; has = HELD_BY_NOBODY; passes = false; messages = NONE
  :: event == NOTICE && place == RESOLVED && fresh ->
     to = RESOLVED; has = HELD_BY_SAME; passes = false; messages = NONE
  :: event == NOTICE && place == QUEUE && fresh ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = false; messages = NONE
  :: event == NOTICE && place == OFFERED && fresh ->
     to = OFFERED; has = HELD_BY_SAME; passes = false; messages = NONE
  :: event == TAKE_BACK && place == QUEUE && fresh ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = true; messages = NONE
  :: event == TAKE_BACK && place == OFFERED && fresh ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = true; messages = NONE
  :: event == TAKE_BACK && place == AGENT && fresh ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = true; messages = NONE
  :: event == BOT_LATE && place == BOT && named && due ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = true; messages = ALL_HANDED
  :: event == OFFER_LATE && place == OFFERED && named && due ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = false; messages = NONE
  :: event == FIRST_LATE && place == QUEUE && named && due ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = false; messages = NONE
  :: event == FIRST_LATE && place == OFFERED && named && due ->
     to = OFFERED; has = HELD_BY_SAME; passes = false; messages = NONE
  :: event == NEXT_LATE && place == AGENT && named && due ->
     to = QUEUE; has = HELD_BY_NOBODY; passes = true; messages = NONE
  :: event == IDLE && place == BOT && named && due ->
     to = CLOSED; has = HELD_BY_NOBODY; passes = true; messages = NONE
  :: event == IDLE && place == AGENT && named && due ->
     to = CLOSED; has = HELD_BY_NOBODY; passes = true; messages = NONE
  :: event == WRAP_UP_LATE && place == RESOLVED && named && due ->
     to = CLOSED; has = HELD_BY_NOBODY; passes = true; messages = NONE
  :: else -> effective = false
  fi
}
