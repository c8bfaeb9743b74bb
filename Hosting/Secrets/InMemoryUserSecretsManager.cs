using System.Collections.Concurrent;

namespace WpAspire.Hosting.Secrets;

/// <summary>Keeps values for one test: what a test makes up is nothing for the user's own secrets.</summary>
internal sealed class InMemoryUserSecretsManager : IUserSecretsManager
{
    private readonly ConcurrentDictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);

    public string FilePath => "(memory)";

    public IReadOnlyDictionary<string, string?> Values => _values;

    public string? Get(string key) => _values.GetValueOrDefault(key);

    public void Set(string key, string value) => _values[key] = value;

    public void Set(IReadOnlyCollection<KeyValuePair<string, string?>> values)
    {
        foreach (var (key, value) in values)
        {
            if (value is null)
            {
                _values.TryRemove(key, out _);
            }
            else
            {
                _values[key] = value;
            }
        }
    }

    public void Register(string key, Func<string> generator, Func<bool> isWanted)
    {
    }

    public string GetOrGenerate(string key, Func<string> generator) => _values.GetOrAdd(key, _ => generator())!;
}
