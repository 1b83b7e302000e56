/* What Moodle cannot carry, whichever form it is written in. */
#include "moodle.h"

enum {
	MC_MOODLE_LOST_IDS,
	MC_MOODLE_LOST_CRITERION_TEXT,
	MC_MOODLE_LOST_LEVEL_TITLE,
	MC_MOODLE_LOST_LENGTH,
	MC_MOODLE_LOST_POINTS,
	MC_MOODLE_LOSSES
};

static bool mc_joined_is_long(mc_slice title, mc_slice text)
{
	return title.length > 0 && text.length > 0 && title.length + 1 + text.length > MC_RUBRIC_MAX_TEXT;
}

mc_result mc_moodle_lost(const mc_rubric *rubric, struct json_t *lost)
{
	mc_loss losses[MC_MOODLE_LOSSES] = {
		[MC_MOODLE_LOST_IDS] = { .sentence =
									 "Ids were dropped: Moodle gives its own, and reading this file again names criteria and levels by their position" },
		[MC_MOODLE_LOST_CRITERION_TEXT] = { .sentence =
												"A criterion has one text in Moodle, so its title and its text were joined" },
		[MC_MOODLE_LOST_LEVEL_TITLE] = { .sentence =
											 "A level has one text in Moodle, so its title and its text were joined" },
		[MC_MOODLE_LOST_LENGTH] = { .sentence =
										"A joined text is longer than 20000 bytes: Moodle takes it, but it cannot be read back here" },
		[MC_MOODLE_LOST_POINTS] = { .sentence =
										"Levels have no points; Moodle needs them, so each level got its position, counted from 0" },
	};

	mc_loss_ids(&losses[MC_MOODLE_LOST_IDS], rubric);
	losses[MC_MOODLE_LOST_POINTS].whole = !rubric->has_points;
	for (size_t c = 0; c < rubric->count; c++) {
		const mc_criterion *criterion = &rubric->criteria[c];

		if (criterion->text.length > 0) {
			mc_loss_at(&losses[MC_MOODLE_LOST_CRITERION_TEXT], criterion->id);
		}
		if (mc_joined_is_long(criterion->title, criterion->text)) {
			mc_loss_at(&losses[MC_MOODLE_LOST_LENGTH], criterion->id);
		}
		for (size_t l = 0; l < criterion->count; l++) {
			const mc_level *level = &criterion->levels[l];

			if (level->title.length > 0) {
				mc_loss_at(&losses[MC_MOODLE_LOST_LEVEL_TITLE], level->id);
			}
			if (mc_joined_is_long(level->title, level->text)) {
				mc_loss_at(&losses[MC_MOODLE_LOST_LENGTH], level->id);
			}
		}
	}
	return mc_losses_add(losses, MC_MOODLE_LOSSES, lost);
}
