using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace WpAspire.Hosting.Secrets;

/// <summary>Keeps secrets out of text: logs, messages, reports.</summary>
internal sealed class SecretMasker : ISecretMasker
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Replacement = "******";

    /// <summary>Shorter values would mask every other word.</summary>
    public const int MinLength = 4;

    private readonly Lock _lock = new();
    private volatile Secrets _secrets = new([]);

    // What is printed may be a URL or JSON that the secret is a part of.
    public void Add(string? value)
    {
        if (value is null || value.Length < MinLength)
        {
            return;
        }

        lock (_lock)
        {
            var all = _secrets.Values.ToHashSet(StringComparer.Ordinal);
            var count = all.Count;
            all.Add(value);
            all.Add(Uri.EscapeDataString(value));
            all.Add(JsonEncodedText.Encode(value).ToString());

            // A log is masked line by line.
            if (value.Contains('\n'))
            {
                all.UnionWith(value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line.Length >= 2 * MinLength));
            }

            if (all.Count > count)
            {
                // The longest first: one secret may be a part of another.
                _secrets = new([.. all.OrderByDescending(v => v.Length).ThenBy(v => v, StringComparer.Ordinal)]);
            }
        }
    }

    public bool ContainsSecret(ReadOnlySpan<char> text) => ContainsSecret(text, _secrets);

    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var secrets = _secrets;
        if (!ContainsSecret(text, secrets))
        {
            return text;
        }

        foreach (var value in secrets.Values)
        {
            text = text.Replace(value, Replacement, StringComparison.Ordinal);
        }

        return text;
    }

    private static bool ContainsSecret(ReadOnlySpan<char> text, Secrets secrets) => !secrets.Values.IsEmpty && text.ContainsAny(secrets.Search);

    private sealed class Secrets(ImmutableArray<string> values)
    {
        public ImmutableArray<string> Values { get; } = values;

        public SearchValues<string> Search { get; } = SearchValues.Create(values.AsSpan(), StringComparison.Ordinal);
    }
}
