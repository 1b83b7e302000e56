<?php
// The demonstration programme: a micro-credential as a district would run it. Plain data, read by seed.php.
// Everything here was written for this project; the people and schools are invented.

return [
    'course' => ['fullname' => 'Performance assessment academy', 'shortname' => 'PAA'],
    'activity' => [
        'name' => 'Performance assessment design',
        'intro' => '<p>Design a performance assessment, run it with your students, and show what happened. '
            . 'You choose the evidence. A trained panel reads it without knowing whose it is.</p>',
        'competency' => 'The teacher designs a performance assessment in which students apply what they have learned to a '
            . 'task that matters, and uses the evidence it yields to judge and support their learning.',
        'criteria' => "The earner has\n\n- stated the learning that the assessment is for, in words students understand,\n"
            . "- designed a task in which students make choices and produce something for a real audience,\n"
            . "- run it with at least one class, and\n- read the student work with a rubric and acted on what it showed.",
        'credentialtitle' => 'Performance assessment design',
        'reviewdays' => 10,
    ],
    'skills' => [
        'Effective communicator',
        'Productive collaborator',
        'Emerging innovator',
        'Prepared and resilient learner',
        'Globally and culturally competent citizen',
    ],
    'requirements' => [
        ['kind' => 'file', 'mincount' => 1, 'title' => 'The assessment',
            'prompt' => 'The task as students received it, with the rubric they were given.'],
        ['kind' => 'any', 'mincount' => 2, 'title' => 'Student work',
            'prompt' => 'Work by at least two students at different levels. Remove names and faces, or declare consent.'],
        ['kind' => 'any', 'mincount' => 1, 'title' => 'The assessment in use',
            'prompt' => 'A photo, clip, plan or notes that show the assessment being run with a class.'],
        ['kind' => 'text', 'mincount' => 1, 'title' => 'What you would change',
            'prompt' => 'What the student work told you, and what you changed or would change because of it.'],
    ],
    // Each criterion: its text, and four levels from 0 to 3 points.
    'criteria' => [
        ['Learning goals', [
            'Goals are missing, or name an activity and not what is to be learned.',
            'Goals are named; how the task shows them is left to the reader.',
            'Goals are clear, and each part of the task can be traced to one of them.',
            'Goals are clear, shared with students in their words, and students use them to judge their own work.']],
        ['Authentic task', [
            'The task asks for recall or a procedure already practised.',
            'The task has a setting, but the product would only ever be read by the teacher.',
            'Students apply what they learned to a problem that people outside the classroom recognise.',
            'Students apply what they learned for a real audience, and its response is part of the work.']],
        ['Student agency', [
            'Every step and product is fixed.',
            'Students choose among small variations.',
            'Students make choices about topic, method or product that change the work.',
            'Students make such choices, give reasons for them, and revise them as the work goes on.']],
        ['Fair access', [
            'Some students could not take part, and nothing was done about it.',
            'Supports are named, but not tied to what the task demands.',
            'Supports let every student show the goals without lowering them.',
            'Supports were planned with students, and evidence shows that they worked.']],
        ['Rubric and scoring', [
            'There is no rubric, or it counts features and not quality.',
            'The rubric describes quality in general words; scores cannot be checked against the work.',
            'The rubric describes quality in words that the student work bears out.',
            'The rubric describes quality, and a second reader using it agreed with the scores.']],
        ['Use of evidence', [
            'The student work is attached without comment.',
            'The work is summarised; no decision follows from it.',
            'The teacher names what the work shows and what was done next.',
            'The teacher names what the work shows, what was done next, and what came of it.']],
    ],
    'people' => [
        'manager' => ['username' => 'dana', 'firstname' => 'Dana', 'lastname' => 'Whitfield'],
        'reviewers' => [
            ['username' => 'rosa', 'firstname' => 'Rosa', 'lastname' => 'Imani'],
            ['username' => 'theo', 'firstname' => 'Theo', 'lastname' => 'Lindqvist'],
            ['username' => 'mei', 'firstname' => 'Mei', 'lastname' => 'Okafor'],
        ],
        'candidates' => [
            ['username' => 'amara', 'firstname' => 'Amara', 'lastname' => 'Bell'],
            ['username' => 'joel', 'firstname' => 'Joel', 'lastname' => 'Nakamura'],
            ['username' => 'priya', 'firstname' => 'Priya', 'lastname' => 'Sandoval'],
        ],
        // Somebody with nothing handed in yet, so that the job can be walked from its start.
        'newcomer' => ['username' => 'noor', 'firstname' => 'Noor', 'lastname' => 'Castellano'],
    ],
    // The three cases: what was handed in, and how the panel read it. Levels are points, 0 to 3.
    'cases' => [
        'amara' => [
            'outcome' => 'award',
            'reflection' => 'I had always graded the model bridges myself. This time the city engineer read the proposals, '
                . 'and the students asked her for the load tables before they asked me for the rubric.',
            'evidence' => [
                ['r1', 'file', 'assessment.pdf', 'Task sheet: a footbridge for Beargrass Creek'],
                ['r2', 'file', 'student-a.docx', 'Proposal by Student A (meets the goals)'],
                ['r2', 'file', 'student-b.docx', 'Proposal by Student B (still working on load paths)'],
                ['r3', 'file', 'classroom.png', 'Plan of the design review, with roles'],
                ['r3', 'file', 'review.wav', 'Half a minute of the design review, voices altered'],
                ['r4', 'text', 'What the proposals told me', 'Nine of twenty-six proposals named a load but could not say where '
                    . 'it went. I stopped for a lesson in which students traced a force with string through last year\'s '
                    . 'models. Six of the nine revised their drawings. Next year that lesson comes first.'],
            ],
            'ratings' => ['rosa' => [3, 3, 2, 2, 2, 3], 'theo' => [3, 2, 2, 2, 2, 3]],
        ],
        'joel' => [
            'outcome' => 'award',
            'reflection' => 'Two readers may well disagree about choice in this task: the topic was fixed by the county, '
                . 'but everything after it was the students\' own.',
            'evidence' => [
                ['r1', 'file', 'assessment.pdf', 'Task sheet: testimony on the water plan'],
                ['r2', 'file', 'student-a.docx', 'Testimony by Student C'],
                ['r2', 'file', 'student-b.docx', 'Testimony by Student D'],
                ['r3', 'link', 'https://example.org/council/agenda-14', 'Agenda of the council meeting where students spoke'],
                ['r4', 'text', 'What I changed', 'The first drafts argued from feeling. I added a step in which each claim was '
                    . 'traded for a number and its source, and the second drafts were half as long and twice as hard to answer.'],
            ],
            'ratings' => ['rosa' => [2, 2, 0, 2, 2, 2], 'mei' => [2, 3, 2, 2, 2, 3]],
            'adjudicator' => ['theo' => [2, 2, 2, 2, 2, 2]],
        ],
        'priya' => [
            'outcome' => 'notyet',
            'reflection' => 'The recipes were good. I am less sure that they show fractions.',
            'evidence' => [
                ['r1', 'file', 'assessment.pdf', 'Task sheet: scale a family recipe'],
                ['r2', 'file', 'student-a.docx', 'Recipe by Student E'],
                ['r2', 'file', 'classroom.png', 'Recipe by Student F, photographed'],
                ['r3', 'text', 'How it ran', 'Two lessons in the school kitchen, in groups of four, with an aide for two groups.'],
                ['r4', 'text', 'What I would change', 'More time.'],
            ],
            'ratings' => ['theo' => [1, 2, 2, 2, 1, 1], 'mei' => [1, 2, 2, 2, 1, 0]],
        ],
    ],
    // What reviewers write, by criterion and points. Tied to the evidence, never to the person.
    'reasons' => [
        ['The sheet names activities only.', 'Goals are on the sheet, but the second part of the task serves none of them.',
            'Each part of the task is traced to a goal on the first page.', 'Students mark their own drafts against the goals.'],
        ['The product repeats an exercise.', 'Only the teacher reads the product.',
            'The problem is one that people outside school have.', 'The audience answered, and drafts changed because of it.'],
        ['The topic, the method and the product are given.', 'Students choose the title and little else.',
            'Method and product are the students\' choice, and the two samples differ in both.', 'Choices are argued and later revised.'],
        ['Two students have no product.', 'Supports are listed without a link to the task.',
            'Sentence starters and the reader helped without giving answers.', 'Students helped plan the supports, and used them.'],
        ['No rubric is attached.', 'The words on the rubric could be about any work.',
            'The words on the rubric can be found in the work at each level.', 'A second reader scored four pieces and agreed on all.'],
        ['There is no comment on the work.', 'The work is retold; nothing follows.',
            'The next lesson answers what the work showed.', 'The next lesson answers what the work showed, and revisions prove it.'],
    ],
];
