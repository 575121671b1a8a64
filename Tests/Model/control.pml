/* Control of one conversation: whatever bots, agents, the router and the timekeeper decide, each from
   the conversation as it stood, and however much later it gets into the log. The transitions are the
   fold's own (transitions.pml). To be checked by spin, exhaustively: `make model`.

   Every author holds one decision at a time, and may sleep on it for ever. What a decision was made
   for is not numbered: it is `live` until control passes, and what it names `stands` until that offer
   or deadline is over. So the states are finite, though nobody ever stops.

   RACE, OFFERS or both choose the authors. A rule is removed with NO_EPOCH, NO_HOLDER, NO_COVERS,
   NO_NAMES, NO_SEEN or NO_IDS: then an assertion has to fail. With NO_CLOCK nothing has to end. */

#define UNWRITTEN 0
#define OPEN 1
#define HANDED 2
#define DONE 3

#define X 1
#define Y 2

#define isOpen(n) (m[n] == OPEN || m[n] == HANDED)
#define anyOpen (isOpen(0) || isOpen(1))
#define oldest (isOpen(0) -> 1 : (isOpen(1) -> 2 : 0))
#define written ((m[0] != UNWRITTEN) + (m[1] != UNWRITTEN))
#define seesAll (!(isOpen(0) && through < 1) && !(isOpen(1) && through < 2))
#define isUncovered(n, flag) ((covers & flag) && m[n] != OPEN)

/* The conversation. */
byte place;
byte holder;
byte m[2];

/* What each author has decided and not yet appended. */
typedef Proposal {
  byte event;
  byte who;
  byte covers;
  byte through;
  bit live;
  bit stands
}

#define BOT_SLOT 0
#define WRONG_BOT_SLOT 1
#define X_SLOT 2
#define Y_SLOT 3
#define ROUTER_SLOT 4
#define TIME_SLOT 5
#define CUSTOMER_SLOT 6
#define SLOTS 7
Proposal p[SLOTS];

/* One event on its way through the fold. */
hidden byte event, who, author, covers, through, isFresh, isNamed;
hidden byte to, has, messages, oldestBefore, k;
hidden byte effective, passes;

/* The rules, unless they are removed. */
#ifdef NO_EPOCH
#define fresh true
#else
#define fresh isFresh
#endif
#ifdef NO_HOLDER
#define mine true
#else
#define mine (holder == author)
#endif
#ifdef NO_NAMES
#define named true
#else
#define named isNamed
#endif
#ifdef NO_COVERS
#define owed true
#else
#define owed (!isUncovered(0, 1) && !isUncovered(1, 2))
#endif
#ifdef NO_SEEN
#define seen true
#else
#define seen seesAll
#endif
#ifdef NO_IDS
#define isRepeat(known) false
#else
#define isRepeat(known) known
#endif
/* When a deadline is due is the timekeeper's to choose; one that is early is void. */
#define due true

#include "transitions.pml"

#define isDeadline(event) (event >= BOT_LATE)
#define needsControl (event != WRITE && event != LEAVE && !isDeadline(event))

/* What must be true of whatever takes effect. */
inline mustBeAllowed() {
  assert(event != ANSWER || place == BOT);
  assert(event != SAY || (place == AGENT && holder == author));
  assert(event != NOTICE || (place != BOT && place != AGENT));
  assert(event != RESOLVE || (holder == author && seesAll));
  assert(isFresh || !needsControl);
  assert(isNamed || !isDeadline(event))
}

inline changeMessage(n, flag) {
  if
  :: messages == OPENED && (covers & flag) -> assert(m[n] == UNWRITTEN); m[n] = OPEN
  :: messages == COVERED_DONE && (covers & flag) -> assert(m[n] == OPEN); m[n] = DONE
  :: messages == COVERED_HANDED && (covers & flag) -> assert(m[n] == OPEN); m[n] = HANDED
  :: messages == ALL_HANDED && m[n] == OPEN -> m[n] = HANDED
  :: messages == SEEN_DONE && isOpen(n) && through > n -> m[n] = DONE
  :: messages == ALL_DONE && isOpen(n) -> m[n] = DONE
  :: messages == RETURNED && m[n] == HANDED -> m[n] = OPEN
  :: else
  fi
}

/* What was decided for something that is over. */
#define endsName(kind) \
  (passes || \
   (kind == BOT_LATE && !runs_botReply) || (kind == NEXT_LATE && !runs_nextResponse) || \
   (kind == IDLE && !runs_idle) || (kind == WRAP_UP_LATE && !runs_wrapUp) || \
   (kind == FIRST_LATE && !runs_firstResponse) || (kind == OFFER_LATE && !runs_offer) || \
   (place != OFFERED && (kind == ACCEPT || kind == DECLINE || kind == RESCIND)) || \
   (oldest != oldestBefore && (kind == BOT_LATE || kind == NEXT_LATE)) || \
   ((event == ANSWER || event == SAY) && kind == IDLE) || \
   (event == FIRST_LATE && kind == FIRST_LATE))

inline change() {
  oldestBefore = oldest;
  changeMessage(0, 1);
  changeMessage(1, 2);
  if
  :: has == HELD_BY_NOBODY -> holder = 0
  :: has == HELD_BY_WHO -> holder = who
  :: else
  fi;
  place = to;
  for (k : 0 .. SLOTS - 1) {
    if
    :: passes -> p[k].live = 0
    :: else
    fi;
    if
    :: p[k].stands && endsName(p[k].event) -> p[k].stands = 0
    :: else
    fi
  };
  /* No limbo: each place but the end has its deadline. */
  assert(place == CLOSED || runs_botReply || runs_offer || runs_firstResponse || runs_nextResponse ||
    runs_idle || runs_wrapUp);
  assert(place != CLOSED || !anyOpen);
  assert((place == AGENT || place == OFFERED) == (holder != 0 && place != RESOLVED))
}

/* An author's decision gets into the log, and is judged where it stands. */
inline land(i, known) {
  d_step {
    event = p[i].event; who = p[i].who; covers = p[i].covers; through = p[i].through;
    isFresh = p[i].live; isNamed = p[i].stands;
    author = (event == PASS -> 3 - who : who);
    p[i].event = 0; p[i].who = 0; p[i].covers = 0; p[i].through = 0; p[i].live = 0; p[i].stands = 0;
    if
    :: isRepeat(known) -> effective = false
    :: else -> judge()
    fi;
    if
    :: effective -> mustBeAllowed(); change()
    :: else
    fi
  }
}

inline write(flag, known) {
  atomic { p[CUSTOMER_SLOT].event = WRITE; p[CUSTOMER_SLOT].covers = flag; land(CUSTOMER_SLOT, known) }
}

/* Whose gateway may tell each message again, at any time. */
proctype Customer() {
  write(1, false);
  if
  :: write(1, true)
  :: skip
  fi;
#ifdef RACE
  write(2, false);
  if
  :: write(1, true)
  :: write(2, true)
  :: skip
  fi;
#endif
  if
  :: atomic { p[CUSTOMER_SLOT].event = LEAVE; land(CUSTOMER_SLOT, false) }
  :: skip
  fi
}

#ifdef LIVENESS
/* Whoever is not the timekeeper may die. */
#define mayDie :: break
/* Offers end before the first response is late. */
#define isNext(running) (running && !runs_offer)
#else
#define mayDie
#define isNext(running) running
#endif

proctype Bot() {
end:
  do
  :: atomic {
      place == BOT && (m[0] == OPEN || m[1] == OPEN) ->
      p[BOT_SLOT].live = 1;
      p[BOT_SLOT].covers = (m[0] == OPEN) + 2 * (m[1] == OPEN);
      if
      :: p[BOT_SLOT].event = ANSWER
      :: p[BOT_SLOT].event = HAND_OVER
      fi
    };
    land(BOT_SLOT, false)
  mayDie
  od
}

/* A bot that cares neither who holds control nor what is open. */
proctype WrongBot() {
end:
  do
  :: atomic {
      place != CLOSED ->
      p[WRONG_BOT_SLOT].live = 1;
      if
      :: p[WRONG_BOT_SLOT].covers = 1
      :: p[WRONG_BOT_SLOT].covers = 2
      :: p[WRONG_BOT_SLOT].covers = 3
      fi;
      if
      :: p[WRONG_BOT_SLOT].event = ANSWER
      :: p[WRONG_BOT_SLOT].event = HAND_OVER
      fi
    };
    land(WRONG_BOT_SLOT, false)
  mayDie
  od
}

proctype Agent(byte i; byte me) {
end:
  do
  :: atomic {
      place != CLOSED ->
      p[i].live = 1;
      p[i].who = me;
      if
      :: place != RESOLVED -> p[i].event = TAKE
      :: place == OFFERED && holder == me -> p[i].stands = 1; p[i].event = ACCEPT
      :: place == OFFERED && holder == me -> p[i].stands = 1; p[i].event = DECLINE
      :: place == AGENT && holder == me -> p[i].through = written; p[i].event = SAY
      :: place == AGENT && holder == me -> p[i].through = written; p[i].event = RESOLVE
      :: place == AGENT && holder == me -> p[i].event = REQUEUE
      :: place == AGENT && holder == me -> p[i].event = GIVE_BACK
#ifdef OFFERS
      :: place == AGENT && holder == me -> p[i].who = 3 - me; p[i].event = PASS
#endif
      :: place == RESOLVED && holder == me -> p[i].event = REOPEN
      /* A page that shows what is long over: who has it is the log's to say. */
      :: place != RESOLVED -> p[i].through = written; p[i].event = SAY
      :: place == RESOLVED -> p[i].event = SAY
      fi
    };
    land(i, false)
  mayDie
  od
}

proctype Router() {
end:
  do
  :: atomic {
      place == QUEUE ->
      p[ROUTER_SLOT].live = 1;
      if
      :: p[ROUTER_SLOT].who = X; p[ROUTER_SLOT].event = OFFER
      :: p[ROUTER_SLOT].who = Y; p[ROUTER_SLOT].event = OFFER
      :: p[ROUTER_SLOT].event = NOTICE
      fi
    };
    land(ROUTER_SLOT, false)
  :: atomic {
      place == OFFERED ->
      p[ROUTER_SLOT].live = 1;
      p[ROUTER_SLOT].stands = 1;
      p[ROUTER_SLOT].event = RESCIND
    };
    land(ROUTER_SLOT, false)
  mayDie
  od
}

proctype Timekeeper() {
end:
  do
  :: atomic {
      if
      :: runs_botReply -> p[TIME_SLOT].event = BOT_LATE
      :: runs_offer -> p[TIME_SLOT].event = OFFER_LATE
      :: isNext(runs_firstResponse) -> p[TIME_SLOT].event = FIRST_LATE
      :: runs_nextResponse -> p[TIME_SLOT].event = NEXT_LATE
      :: runs_idle -> p[TIME_SLOT].event = IDLE
      :: runs_wrapUp -> p[TIME_SLOT].event = WRAP_UP_LATE
      fi;
      p[TIME_SLOT].stands = 1
    };
    land(TIME_SLOT, false)
  od
}

init {
  atomic {
    run Customer();
    run Bot();
#ifndef NO_CLOCK
    run Timekeeper();
#endif
    run Agent(X_SLOT, X);
#ifdef RACE
    run WrongBot();
#endif
#ifdef OFFERS
    run Agent(Y_SLOT, Y);
    run Router();
#endif
  }
}

#ifdef LIVENESS
/* Whatever bots and people do or leave undone: a bot that is late loses the conversation, an offer
   that nobody answers ends, and so does the tenure of an agent who says nothing. */
ltl bot { [] ((place == BOT && m[0] == OPEN) -> <> (place != BOT || m[0] != OPEN)) }
ltl offer { [] (place == OFFERED -> <> (place != OFFERED)) }
#ifdef RACE
ltl agent { [] ((place == AGENT && isOpen(0)) -> <> (place != AGENT || !isOpen(0))) }
#endif
#endif
