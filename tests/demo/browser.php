<?php
// A person at a browser, without the browser: follows pages and fills in their forms over HTTP. Used by check.php.

/** What went wrong on the walk. */
final class walk_failed extends RuntimeException {
}

final class demo_browser {
    public string $body = '';
    public int $status = 0;
    public string $address = '';
    public array $headers = [];
    private CurlHandle $curl;
    private ?DOMXPath $page = null;

    public function __construct(private string $site, public string $who) {
        $this->curl = curl_init();
        curl_setopt_array($this->curl, [CURLOPT_COOKIEFILE => '', CURLOPT_RETURNTRANSFER => true, CURLOPT_FOLLOWLOCATION => true,
            CURLOPT_TIMEOUT => 60, CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS, CURLOPT_MAXREDIRS => 10]);
    }

    private function request(string $address, ?array $post = null): self {
        $this->headers = [];
        curl_setopt_array($this->curl, [CURLOPT_URL => $address, CURLOPT_HEADERFUNCTION => function ($curl, string $line): int {
            if (str_starts_with($line, 'HTTP/')) {
                $this->headers = [];
            } else if (str_contains($line, ':')) {
                [$name, $value] = explode(':', $line, 2);
                $this->headers[strtolower(trim($name))] = trim($value);
            }
            return strlen($line);
        }]);
        if ($post === null) {
            curl_setopt($this->curl, CURLOPT_HTTPGET, true);
        } else {
            curl_setopt_array($this->curl, [CURLOPT_POST => true, CURLOPT_POSTFIELDS => $post]);
        }
        $body = curl_exec($this->curl);
        if ($body === false) {
            throw new walk_failed("$address: " . curl_error($this->curl));
        }
        $this->body = $body;
        $this->status = curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE);
        $this->address = curl_getinfo($this->curl, CURLINFO_EFFECTIVE_URL);
        $this->page = null;
        return $this;
    }

    /** Opens a page; any but an expected answer ends the walk. */
    public function open(string $path, int $expected = 200): self {
        $this->request(str_starts_with($path, 'http') ? $path : $this->site . $path);
        return $this->must_be($expected);
    }

    private function must_be(int $expected): self {
        if ($this->status !== $expected) {
            throw new walk_failed("$this->who: $this->address answered $this->status: " . $this->words());
        }
        return $this;
    }

    /** The page's words, for messages. */
    public function words(int $length = 500): string {
        $main = $this->find('//main') ?: $this->find('//body');
        return substr(trim(preg_replace('/\s+/', ' ', $main ? $main->textContent : strip_tags($this->body))), 0, $length);
    }

    private function xpath(): DOMXPath {
        if (!$this->page) {
            $document = new DOMDocument();
            @$document->loadHTML('<?xml encoding="utf-8"?>' . $this->body);
            $this->page = new DOMXPath($document);
        }
        return $this->page;
    }

    public function find(string $query, ?DOMNode $in = null): ?DOMElement {
        return $this->xpath()->query($query, $in)?->item(0);
    }

    /** @return DOMElement[] */
    public function all(string $query, ?DOMNode $in = null): array {
        return iterator_to_array($this->xpath()->query($query, $in));
    }

    public function must_say(string $words): self {
        if (!str_contains(preg_replace('/\s+/', ' ', html_entity_decode(strip_tags($this->body))), $words)) {
            throw new walk_failed("$this->who: '$words' is not on $this->address: " . $this->words());
        }
        return $this;
    }

    public function must_not_say(string $words): self {
        if (str_contains($this->body, $words)) {
            throw new walk_failed("$this->who: '$words' should not be on $this->address");
        }
        return $this;
    }

    /** Follows the link whose address holds a text. */
    public function follow(string $part): self {
        $link = $this->find('//main//a[contains(@href, "' . $part . '")]');
        if (!$link) {
            throw new walk_failed("$this->who: no link to $part on $this->address: " . $this->words());
        }
        $href = $link->getAttribute('href');
        $parts = parse_url($this->address);
        $root = "$parts[scheme]://$parts[host]" . (isset($parts['port']) ? ":$parts[port]" : '');
        return $this->open(match (true) {
            str_starts_with($href, 'http') => $href,
            str_starts_with($href, '/') => $root . $href,
            default => $root . dirname($parts['path']) . '/' . $href,
        });
    }

    /**
     * Sends the form that holds a field or button.
     *
     * @param string $holds name of a field or button of the form
     * @param array $values name => value; null unticks; a CURLFile uploads
     * @param array $button name => value of the button that is pressed
     */
    public function send(string $holds, array $values = [], array $button = []): self {
        $value = $button[$holds] ?? null;
        $field = $this->find('//form//*[@name="' . $holds . '"' . ($value === null ? '' : ' and @value="' . $value . '"') . ']');
        for ($form = $field; $form && $form->nodeName !== 'form'; $form = $form->parentNode);
        if (!$form) {
            throw new walk_failed("$this->who: no form with $holds on $this->address: " . $this->words());
        }
        $data = $this->fields($form);
        foreach ($values as $name => $one) {
            if ($one === null) {
                unset($data[$name]);
            } else {
                $data[$name] = $one;
            }
        }
        $action = $form->getAttribute('action') ?: $this->address;
        if (!str_starts_with($action, 'http')) {
            $action = preg_replace('~[^/]*(\?.*)?$~', '', $this->address) . $action;
        }
        if (strtolower($form->getAttribute('method')) !== 'post') {
            return $this->request(strtok($action, '?') . '?' . http_build_query($button + $data))->must_be(200);
        }
        return $this->request($action, $button + $data)->must_be(200);
    }

    /** The fields as a browser would send them untouched. */
    private function fields(DOMElement $form): array {
        $data = [];
        foreach ($this->all('.//input[@name] | .//select[@name] | .//textarea[@name]', $form) as $field) {
            $name = $field->getAttribute('name');
            if ($field->hasAttribute('disabled')) {
                continue;
            }
            if ($field->nodeName === 'textarea') {
                $data[$name] = ltrim($field->textContent, "\n");
            } else if ($field->nodeName === 'select') {
                $options = $this->all('.//option', $field);
                $chosen = array_values(array_filter($options, fn($option) => $option->hasAttribute('selected')));
                if ($field->hasAttribute('multiple')) {
                    foreach ($chosen as $i => $option) {
                        $data[str_replace('[]', "[$i]", $name)] = $option->getAttribute('value');
                    }
                } else if ($options) {
                    $data[$name] = ($chosen[0] ?? $options[0])->getAttribute('value');
                }
            } else {
                $type = strtolower($field->getAttribute('type') ?: 'text');
                $tickable = $type === 'checkbox' || $type === 'radio';
                if (in_array($type, ['submit', 'button', 'file', 'image'], true) || ($tickable && !$field->hasAttribute('checked'))) {
                    continue;
                }
                $data[$name] = $field->getAttribute('value') ?: ($tickable ? 'on' : '');
                if ($field->hasAttribute('value')) {
                    $data[$name] = $field->getAttribute('value');
                }
            }
        }
        return $data;
    }

    public function sign_in(string $password): self {
        $this->open('/login/index.php');
        $this->send('password', ['username' => $this->who, 'password' => $password]);
        if (str_contains($this->address, '/login/')) {
            throw new walk_failed("$this->who could not sign in: " . $this->words());
        }
        return $this;
    }
}
