/* Capacity over conversations: reservations, offers and the bridge, with two dispatchers of one team,
   one of which was replaced and does not know it. What the conversations' log says of an event is transitions.pml, what the team's log says is work.pml, what the bridge makes of it is
   bridge.pml: all three are the code's own. To be checked by spin, exhaustively: `make model`.

   Everybody decides from a log as it stands, and what they decided may get into it however much later.
   There are two conversations and two agents with room for one each. The numbers of handovers and
   reservations are bounded; the dispatcher may once die with what it was about to do.

   With REPEATS a bridge that was replaced repeats what is long over. A rule is removed with NO_ROOM,
   NO_CONFIRM, NO_AGE, NO_FIRST or NO_WAIT: then an assertion has to fail. */

#define X 1
#define Y 2
#define CAPACITY 1

#ifndef HANDOVERS
#define HANDOVERS 1
#endif
#ifndef RESERVATIONS
#define RESERVATIONS 1
#endif

/* One conversation. */
typedef Conversation {
  byte place;
  byte holder;
  byte epoch;
  /* The reservation of the open offer. */
  byte offer;
  /* The reservations whose offers were judged, a bit each. */
  byte known;
  byte handovers
}
Conversation c[2];

/* What the team's log knows of it. */
typedef Work {
  byte phase;
  byte agent;
  byte epoch;
  byte reservation
}
Work w[2];
byte made[2];

/* What the bridge has yet to tell: what of which conversation, at which epoch, whose, of which
   reservation, and which other one is open. */
chan copies = [16] of { byte, byte, byte, byte, byte, byte };

/* What each dispatcher has decided and not yet appended. */
typedef Decision {
  byte kind;
  byte which;
  byte agent;
  byte epoch;
  byte reservation;
  /* The reservations that it made offers of, a bit each. */
  byte offered[2]
}
Decision d[2];
byte asked[2];
byte losses;
bit isSpent;

#define NOTHING 0
#define MAKE 1
#define OFFER_IT 2
#define ASK 3
#define ASK_AGAIN 4

#define OLD 255

/* One event on its way through a fold. */
hidden byte event, place, holder, author, who, isFresh, isNamed;
hidden byte to, has, messages, effective, passes, copy;
hidden byte said, phase, taken, toPhase, toAgent, toReservation, takesEpoch;
hidden byte age, isHolding, hasRoom, naming;

#define anyOpen false
#define owed true
#define seen true
#define due true
#define mine (holder == author)
#define named isNamed
#define fresh isFresh

#define older (age == 0)
#define sameEpoch (age == 1)
#define newer (age == 2)
#define holding isHolding
#ifdef NO_ROOM
#define room true
#else
#define room hasRoom
#endif

#include "transitions.pml"
#include "work.pml"
#include "bridge.pml"

#define bitOf(reservation) (1 << reservation)
#define isLoad(i, a) ((w[i].phase == RESERVED || w[i].phase == ASSIGNED) && w[i].agent == a)
#define load(a) (isLoad(0, a) + isLoad(1, a))
#define isAsked(i, a) ((c[i].place == OFFERED || c[i].place == AGENT) && c[i].holder == a)
#define had(a) (isAsked(0, a) + isAsked(1, a))

/* An event gets into the team's log. */
inline tell(item, word, at, whose, by, beside, besideWhose) {
  said = word;
  phase = w[item].phase;
  age = (at < w[item].epoch -> 0 : (at == w[item].epoch -> 1 : 2));
#ifdef NO_AGE
  if
  :: age == 0 -> age = 2
  :: else
  fi;
#endif
  isHolding = (by != 0 && by == w[item].reservation);
  hasRoom = (load(whose) < CAPACITY);
  judgeWork();
  if
  :: taken ->
    w[item].phase = toPhase;
    if
    :: toAgent == THEN_NOBODY -> w[item].agent = 0
    :: toAgent == THEN_NAMED -> w[item].agent = whose
    :: toAgent == THEN_OTHER -> w[item].agent = besideWhose
    :: else
    fi;
    if
    :: toReservation == THEN_NOBODY -> w[item].reservation = 0
    :: toReservation == THEN_NAMED -> w[item].reservation = by
    :: toReservation == THEN_OTHER -> w[item].reservation = beside
    :: else
    fi;
    if
    :: takesEpoch -> w[item].epoch = at
    :: else
    fi
  :: else
  fi
}

/* An event gets into the conversations' log, and what the bridge will tell of it is known from then on.
   A repeat of an offer is one, whatever became of the first. */
inline happen(one, act, seenAt, from, whom, under) {
  event = act; author = from; who = whom;
  place = c[one].place; holder = c[one].holder;
  isFresh = (seenAt == c[one].epoch);
  naming = under;
  isNamed = (naming == c[one].offer);
  if
  :: event == OFFER && (c[one].known & bitOf(naming)) -> effective = false; copy = COPY_NOTHING
  :: else ->
    judge();
    copied();
    if
    :: event == OFFER -> c[one].known = c[one].known | bitOf(naming)
    :: else
    fi;
    if
    :: effective -> change(one, whom, naming)
    :: else
    fi;
    post(one, seenAt, naming)
  fi
}

inline change(changed, toWhom, newOffer) {
  c[changed].place = to;
  if
  :: has == HELD_BY_NOBODY -> c[changed].holder = 0
  :: has == HELD_BY_WHO -> c[changed].holder = toWhom
  :: else
  fi;
  if
  :: passes -> c[changed].epoch++
  :: else
  fi;
  if
  :: to != OFFERED -> c[changed].offer = 0
  :: event == OFFER -> c[changed].offer = newOffer
  :: else
  fi;
  /* Never an offer over capacity. */
  assert(event != OFFER || had(toWhom) <= CAPACITY)
}

inline post(posted, postedAt, postedBy) {
  if
  :: copy != COPY_NOTHING ->
    assert(nfull(copies));
    copies!copy, posted, (effective -> c[posted].epoch : postedAt), c[posted].holder, postedBy, c[posted].offer
  :: else
  fi
}

/* In the order of the log. One that was restarted states the present of a conversation first. */
proctype Bridge() {
  byte what, i, ep, a, reservation, other;
  bit isRestarted;
#ifdef REPEATS
  byte oldWhat, oldOf, oldEp, oldA;
#endif
end:
  do
  :: d_step {
      nempty(copies) ->
      copies?what, i, ep, a, reservation, other;
      if
      :: what == OFFER_VOID && other != 0 -> tell(i, OFFER_VOID_BESIDE_OTHER, ep, a, reservation, other, a)
      :: else -> tell(i, what, ep, a, reservation, other, a)
      fi;
#ifdef REPEATS
      if
      :: oldWhat == 0 && what <= WORK_ENDED -> oldWhat = what; oldOf = i; oldEp = ep; oldA = a
      :: else
      fi;
#endif
      what = 0; i = 0; ep = 0; a = 0; reservation = 0; other = 0
    }
#ifdef REPEATS
  /* A bridge that was replaced tells the first once more, and nobody knows its id any longer. */
  :: d_step {
      oldWhat != 0 && oldWhat != OLD ->
      tell(oldOf, oldWhat, oldEp, oldA, 0, 0, 0);
      oldWhat = OLD; oldOf = 0; oldEp = 0; oldA = 0
    }
#endif
  :: d_step {
      !isRestarted && nempty(copies) ->
      isRestarted = 1;
      for (i : 0 .. 1) {
        if
        :: c[i].place == QUEUE || c[i].place == OFFERED -> tell(i, WORK_QUEUED, c[i].epoch, 0, 0, 0, 0)
        :: c[i].place == AGENT -> tell(i, WORK_ASSIGNED, c[i].epoch, c[i].holder, 0, 0, 0)
        :: else -> tell(i, WORK_ENDED, c[i].epoch, 0, 0, 0, 0)
        fi
      };
      i = 0
    }
  od
}

#define decided(me) (d[me].kind != NOTHING)
/* The second was replaced long ago, and has one thing left to do. */
#define mayDecide(me) (!decided(me) && (me == 0 || !isSpent))

inline forget(me) {
  d[me].kind = NOTHING; d[me].which = 0; d[me].agent = 0; d[me].epoch = 0; d[me].reservation = 0
}

inline choose(me, i, a) {
  isSpent = isSpent || me == 1;
  made[i]++;
  d[me].kind = MAKE; d[me].which = i; d[me].agent = a; d[me].epoch = w[i].epoch;
  d[me].reservation = made[i]
}

/* What it offers is what the team's log says it reserved. */
inline takeUp(me, i, what) {
  isSpent = isSpent || me == 1;
  d[me].kind = what; d[me].which = i; d[me].agent = w[i].agent; d[me].epoch = w[i].epoch;
  d[me].reservation = w[i].reservation
}

#define canReserve(i, a) (w[i].phase == WAITING && made[i] < RESERVATIONS && load(a) < CAPACITY)
#define canOffer(me, i) (w[i].phase == RESERVED && !(d[me].offered[i] & bitOf(w[i].reservation)))
#define canAsk(i) (w[i].phase == RESERVED && !(asked[i] & bitOf(w[i].reservation)))

proctype Dispatcher(byte me) {
  byte i;
end:
  do
  :: atomic { mayDecide(me) && canReserve(0, X) -> choose(me, 0, X) }
  :: atomic { mayDecide(me) && canReserve(0, Y) -> choose(me, 0, Y) }
  :: atomic { mayDecide(me) && canReserve(1, X) -> choose(me, 1, X) }
  :: atomic { mayDecide(me) && canReserve(1, Y) -> choose(me, 1, Y) }
  :: atomic {
      mayDecide(me) && canOffer(me, 0) ->
      d[me].offered[0] = d[me].offered[0] | bitOf(w[0].reservation);
      takeUp(me, 0, OFFER_IT)
    }
  :: atomic {
      mayDecide(me) && canOffer(me, 1) ->
      d[me].offered[1] = d[me].offered[1] | bitOf(w[1].reservation);
      takeUp(me, 1, OFFER_IT)
    }
  /* Of an offer whose end nobody told, it asks the conversation: by its offer once more, and its end. */
  :: atomic { mayDecide(me) && canAsk(0) -> asked[0] = asked[0] | bitOf(w[0].reservation); takeUp(me, 0, ASK) }
  :: atomic { mayDecide(me) && canAsk(1) -> asked[1] = asked[1] | bitOf(w[1].reservation); takeUp(me, 1, ASK) }
  :: d_step {
      d[me].kind == MAKE ->
      i = d[me].which;
      tell(i, RESERVE, d[me].epoch, d[me].agent, d[me].reservation, 0, 0);
#ifdef NO_CONFIRM
      d[me].kind = OFFER_IT
#else
      forget(me)
#endif
      ;
      i = 0
    }
  :: d_step {
      d[me].kind == OFFER_IT ->
      i = d[me].which;
      happen(i, OFFER, d[me].epoch, 0, d[me].agent, d[me].reservation);
      forget(me);
      i = 0
    }
  :: d_step {
      d[me].kind == ASK ->
      i = d[me].which;
#if defined(NO_WAIT)
      tell(i, OFFER_RESCINDED, d[me].epoch, 0, d[me].reservation, 0, 0);
      forget(me)
#elif defined(NO_FIRST)
      d[me].kind = ASK_AGAIN
#else
      happen(i, OFFER, d[me].epoch, 0, d[me].agent, d[me].reservation);
      d[me].kind = ASK_AGAIN
#endif
      ;
      i = 0
    }
  :: d_step {
      d[me].kind == ASK_AGAIN ->
      i = d[me].which;
      happen(i, RESCIND, d[me].epoch, 0, 0, d[me].reservation);
      forget(me);
      i = 0
    }
  /* It dies; who comes after it offers again what is reserved. */
  :: atomic {
      decided(me) && losses == 0 ->
      losses++;
      if
      :: d[me].kind == ASK || d[me].kind == ASK_AGAIN ->
        asked[d[me].which] = asked[d[me].which] & (255 - bitOf(d[me].reservation))
      :: else
      fi;
      d[me].offered[0] = 0; d[me].offered[1] = 0;
      forget(me)
    }
  od
}

/* What an agent does about a conversation, at once: that they see the past is control.pml's. */
#define isAskedOf(i) (c[i].holder == me && c[i].place == OFFERED)
#define holds(i) (c[i].holder == me && c[i].place == AGENT)

proctype Agent(byte me; byte i) {
end:
  do
  :: d_step { isAskedOf(i) -> happen(i, ACCEPT, c[i].epoch, me, me, c[i].offer) }
  :: d_step { isAskedOf(i) -> happen(i, DECLINE, c[i].epoch, me, me, c[i].offer) }
  :: d_step { holds(i) -> happen(i, RESOLVE, c[i].epoch, me, me, 0) }
  :: d_step {
      holds(i) && c[i].handovers < HANDOVERS ->
      c[i].handovers++;
      happen(i, REQUEUE, c[i].epoch, me, me, 0)
    }
  od
}

/* The customer, the bot, and the timekeeper. */
proctype Others(byte i) {
end:
  do
  :: d_step {
      c[i].place == BOT && c[i].handovers < HANDOVERS ->
      c[i].handovers++;
      happen(i, HAND_OVER, c[i].epoch, 0, 0, 0)
    }
  :: d_step {
      c[i].place == RESOLVED && c[i].handovers < HANDOVERS ->
      happen(i, WRITE, c[i].epoch, 0, 0, 0)
    }
  :: d_step { c[i].place == OFFERED -> happen(i, OFFER_LATE, c[i].epoch, 0, 0, c[i].offer) }
  /* The router takes it back from who is gone, or lets another queue have it. */
  :: d_step {
      (c[i].place == QUEUE || c[i].place == OFFERED || c[i].place == AGENT) &&
      c[i].handovers < HANDOVERS + 1 ->
      c[i].handovers++;
      happen(i, TAKE_BACK, c[i].epoch, 0, 0, 0)
    }
  od
}

/* When all is told, the team's log knows what the conversations' log says; and whoever waits and is
   reserved for somebody will be offered to them: that offer was not judged yet. */
#define matches(i) \
  (c[i].place == AGENT -> w[i].phase == ASSIGNED && w[i].agent == c[i].holder : \
  (c[i].place == OFFERED -> w[i].phase == RESERVED && w[i].agent == c[i].holder && w[i].reservation == c[i].offer : \
  (c[i].place == QUEUE -> w[i].epoch == c[i].epoch && (w[i].phase == WAITING || \
    (w[i].phase == RESERVED && !(c[i].known & bitOf(w[i].reservation)))) : \
  w[i].phase == NO_WORK || w[i].phase == ENDED)))

proctype Watch() {
end:
  atomic {
    empty(copies) && !decided(0) && !decided(1) && !(matches(0) && matches(1)) ->
    assert(false)
  }
}

init {
  atomic {
    c[0].place = BOT; c[0].epoch = 1;
    c[1].place = BOT; c[1].epoch = 1;
    run Others(0); run Others(1);
    run Bridge();
    run Dispatcher(0); run Dispatcher(1);
    run Agent(X, 0); run Agent(X, 1); run Agent(Y, 0); run Agent(Y, 1);
    run Watch()
  }
}
