<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * The words people read, in English.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['busy'] = 'Somebody else is changing this at the moment. Please try again in a minute.';
$string['calendar_handin'] = '{$a} closes for hand-in';
$string['calendar_handinnow'] = 'Hand in evidence';
$string['calendar_open'] = 'Open';
$string['calendar_reviewdue'] = 'Review of {$a->code} is due ({$a->activity})';
$string['candidates'] = 'Candidates';
$string['completionaward'] = 'The candidate must be awarded the micro-credential';
$string['completiondetail:award'] = 'Be awarded the micro-credential';
$string['engine_asleep'] = 'Micro-credentials are asleep';
$string['engine_asleep_detail'] = 'This page needs a part of the server that is not running at the moment. Nothing is lost: evidence, reviews and credentials are kept, and everything continues when it is back.';
$string['engine_missing'] = 'PHP {$a} on this server does not load the extension "microcred".';
$string['engine_old'] = 'The PHP extension "microcred" is version {$a->found}; this plugin needs {$a->needed} or newer.';
$string['engine_todo'] = 'Install the PHP extension microcred ({$a} or newer) for the PHP that runs the web server and for the PHP that runs cron, and restart them. It must be rebuilt whenever PHP itself moves to another version.';
$string['event_adjudication_started'] = 'Adjudication started';
$string['event_decision_made'] = 'Decision made';
$string['event_decision_released'] = 'Decision released';
$string['event_panel_event'] = 'Panel';
$string['event_review_assigned'] = 'Review assigned';
$string['event_review_conflicted'] = 'Conflict of interest declared';
$string['event_review_declined'] = 'Review declined';
$string['event_review_locked'] = 'Review locked';
$string['event_review_started'] = 'Review started';
$string['event_review_voided'] = 'Review made void';
$string['evidencelabel'] = '{$a->number}. {$a->title}';
$string['gradeitem:submissions'] = 'Submissions';
$string['levelof'] = 'Level {$a->number} of {$a->of}';
$string['listsep'] = ',';
$string['measure_points'] = 'points';
$string['measure_steps'] = 'steps';
$string['messageprovider:accepted'] = 'Your application was accepted or refused';
$string['messageprovider:assigned'] = 'A review was assigned to you';
$string['messageprovider:issued'] = 'Your credential was issued';
$string['messageprovider:released'] = 'The decision on your evidence can be read';
$string['messageprovider:reviewdue'] = 'A review is due';
$string['messageprovider:revoked'] = 'Your credential was revoked';
$string['messageprovider:submitted'] = 'Evidence was handed in';
$string['microcred:addinstance'] = 'Add a new micro-credential';
$string['microcred:apply'] = 'Apply for a micro-credential and hand in evidence';
$string['microcred:manage'] = 'Accept candidates, assign reviewers and release decisions';
$string['microcred:review'] = 'Review evidence as a panel member';
$string['microcred:revoke'] = 'Revoke a credential';
$string['microcred:view'] = 'View a micro-credential';
$string['modulename'] = 'Micro-credential';
$string['modulename_help'] = 'A micro-credential certifies one competency. Candidates hand in evidence they chose themselves, trained reviewers score it blind on a public rubric, a rule fixed beforehand decides, and an award is issued as a signed badge that anyone can verify.';
$string['modulenameplural'] = 'Micro-credentials';
$string['msg_assigned_body'] = '<p>You are on the panel of submission {$a->code} for “{$a->activity}”. Your review is due on {$a->due}.</p><p>You rate it on your own: no other reviewer’s ratings are shown to you. If you know whose work it is, or cannot do it in time, give it back on the page below.</p><p><a href="{$a->url}">Open the review</a></p>';
$string['msg_assigned_subject'] = 'A review for you: {$a->code}';
$string['msg_decided_body'] = '<p>The panel of submission {$a->code} for “{$a->activity}” has led to a decision. The candidate will see it when you release it.</p><p><a href="{$a->url}">Open the submission</a></p>';
$string['msg_decided_subject'] = 'A decision waits for its release: {$a->code}';
$string['msg_noreviewer_body'] = '<p>The panel of submission {$a->code} for “{$a->activity}” lacks a reviewer.</p><p><a href="{$a->url}">Open the submission</a></p>';
$string['msg_noreviewer_subject'] = 'A panel needs a reviewer: {$a->code}';
$string['msg_released_body'] = '<p>The panel has reviewed your evidence for “{$a->activity}”. You can now read the decision, criterion by criterion, with the reviewers’ reasons.</p><p><a href="{$a->url}">Read the decision</a></p>';
$string['msg_released_subject'] = 'The decision on your evidence: {$a->activity}';
$string['msg_reviewdue_body'] = '<p>Your review of submission {$a->code} for “{$a->activity}” is due on {$a->due}.</p><p><a href="{$a->url}">Open the review</a></p>';
$string['msg_reviewdue_subject'] = 'A review is due soon: {$a->code}';
$string['msg_reviewoverdue_body'] = '<p>Your review of submission {$a->code} for “{$a->activity}” was due on {$a->due}. If you cannot do it, give it back, so that somebody else can.</p><p><a href="{$a->url}">Open the review</a></p>';
$string['msg_reviewoverdue_subject'] = 'A review is overdue: {$a->code}';
$string['msg_reviewvoided_body'] = '<p>You no longer need to review submission {$a->code} for “{$a->activity}”.</p><p><a href="{$a->url}">Your review queue</a></p>';
$string['msg_reviewvoided_subject'] = 'A review was taken back: {$a->code}';
$string['note_nolongerneeded'] = 'No longer needed: the panel changed';
$string['note_reassigned'] = 'Given to another reviewer';
$string['outcome_adjudicate'] = 'In adjudication';
$string['outcome_award'] = 'Awarded';
$string['outcome_incomplete'] = 'Could not be scored';
$string['outcome_notyet'] = 'Not yet';
$string['pluginadministration'] = 'Micro-credential administration';
$string['pluginname'] = 'Micro-credential';
$string['quoted'] = '“{$a}”';
$string['refused_autoassign'] = 'This micro-credential does not assign reviewers by itself.';
$string['refused_citation'] = 'Evidence of another submission cannot be cited. Nothing was saved.';
$string['refused_criterion'] = 'This rubric has no criterion “{$a}”. Nothing was saved.';
$string['refused_decided'] = 'The decision is made, or the review has left the panel. It can no longer be made void.';
$string['refused_finished'] = 'This review is no longer open, so it cannot be given to somebody else. A locked review can be made void.';
$string['refused_gone'] = 'This review is no longer needed.';
$string['refused_group'] = 'This candidate is in none of your groups.';
$string['refused_level'] = '“{$a->level}” is not a level of the criterion “{$a->criterion}”. Nothing was saved.';
$string['refused_locked'] = 'This review is locked. Nothing in it can be changed any more.';
$string['refused_long'] = 'A reason can have at most {$a} characters. Nothing was saved.';
$string['refused_manage'] = 'Only those who manage this micro-credential can do that.';
$string['refused_noreviewer'] = 'This person cannot review here: they lack the capability to review, or cannot enter the activity.';
$string['refused_notyourreview'] = 'This is not one of your reviews.';
$string['refused_onpanel'] = 'This person has or had a review of this submission. Choose somebody else.';
$string['refused_owndecision'] = 'Nobody releases the decision on their own work.';
$string['refused_ownwork'] = 'Nobody reviews their own work.';
$string['refused_panelfull'] = 'The panel does not need another reviewer in this role now.';
$string['refused_review'] = 'Only reviewers of this micro-credential can do that, and never for their own work.';
$string['refused_reviewergroup'] = 'This reviewer shares no group with the candidate.';
$string['refused_undecided'] = 'There is no decision that waits for its release.';
$string['refused_unfinished'] = 'The review is not finished. Each criterion needs a level or a code, a reason and, for a level, the evidence it rests on. Still open: {$a}.';
$string['refused_voidreason'] = 'Say why the review is made void.';
$string['reset_attempts'] = 'Clear all attempts of candidates';
$string['reset_attempts_help'] = 'Applications, evidence, reviews and decisions are removed. Credentials that were issued stay valid: they can be revoked, never deleted.';
$string['reviewer_adjudicator'] = 'Adjudicator';
$string['reviewer_agreed'] = 'Agreed after discussion';
$string['reviewernumber'] = 'Reviewer {$a}';
$string['reviewnow'] = 'Review';
$string['rule_awaiting'] = 'waits for the adjudicator';
$string['rule_carried'] = 'kept from the earlier attempt';
$string['rule_discussion'] = 'agreed in discussion';
$string['rule_expert'] = 'the adjudicator’s rating';
$string['rule_mean'] = 'mean of the ratings';
$string['rule_median'] = 'median of the ratings';
$string['rule_parity'] = 'mean of all three ratings';
$string['rule_tertium_quid'] = 'mean of the adjudicator and the closer reviewer';
$string['rule_unscorable'] = 'could not be scored';
$string['setup'] = 'Set up scoring';
$string['task_reminders'] = 'Remind reviewers of reviews that are due';
$string['words_adjudication_needed'] = 'One more reviewer is needed for {$a->criteria}.';
$string['words_adjudication_not_needed'] = 'A further review was there, but the first ones agreed, so it does not count.';
$string['words_carried'] = 'Kept from the earlier attempt: {$a->criteria}.';
$string['words_mustpass_met'] = 'These criteria had to be met, and are: {$a->criteria}.';
$string['words_mustpass_not_met'] = 'These criteria had to be met, and are not yet: {$a->criteria}.';
$string['words_onereview'] = 'One trained reviewer rated your evidence on the rubric.';
$string['words_reviews'] = '{$a} trained reviewers rated the evidence on the rubric, each on their own.';
$string['words_rule_awaiting'] = 'Waits for the adjudicator: {$a}.';
$string['words_rule_carried'] = 'Kept from the earlier attempt: {$a}.';
$string['words_rule_discussion'] = 'What the reviewers agreed on in discussion counts: {$a}.';
$string['words_rule_expert'] = 'The adjudicator’s rating counts: {$a}.';
$string['words_rule_mean'] = 'Where ratings differed, the mean counts: {$a}.';
$string['words_rule_median'] = 'Where ratings differed, the median counts: {$a}.';
$string['words_rule_parity'] = 'The mean of all three ratings counts: {$a}.';
$string['words_rule_tertium_quid'] = 'The mean of the adjudicator’s rating and the one closer to it counts: {$a}.';
$string['words_rule_unscorable'] = 'Could not be scored: {$a}.';
$string['words_total_met'] = 'The weighted total of {$a->total} reaches the {$a->cut} that were needed.';
$string['words_total_not_met'] = 'The weighted total of {$a->total} does not reach the {$a->cut} that are needed.';
$string['words_trigger_gap'] = 'The first ratings were more than {$a->over} {$a->measure} apart on {$a->criteria}, so one more reviewer was asked.';
$string['words_trigger_split'] = 'By their own ratings, one reviewer would have awarded the micro-credential and another would not, so one more reviewer was asked. They differed on {$a->criteria}.';
$string['words_trigger_unscorable'] = 'A reviewer could not score {$a->criteria}, so one more reviewer was asked.';
$string['words_unscorable'] = 'These criteria could not be scored, so nothing could be decided on them: {$a->criteria}.';
