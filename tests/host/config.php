<?php
// Pocket host of Microcred. GPL-3.0-or-later.

/* The site that this request is for: the server is started with its data's folder in the environment. */

require_once((getenv('MICROCRED_HOST_DATA') ?: exit('MICROCRED_HOST_DATA names no site')) . '/config.php');
