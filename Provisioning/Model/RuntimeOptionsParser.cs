using System.Globalization;

namespace WpAspire.Provisioning.Model;

/// <summary>
/// Reads the arguments of <c>WithContainerRuntimeArgs</c>, which are <c>docker run</c> options. The engine is driven
/// through its API, so each option is translated; one that has no translation is refused rather than dropped.
/// </summary>
internal static class RuntimeOptionsParser
{
    private static readonly Dictionary<string, string> s_shortNames = new(StringComparer.Ordinal)
    {
        ["-u"] = "--user",
        ["-m"] = "--memory",
        ["-h"] = "--hostname",
        ["-w"] = "--workdir",
    };

    private static readonly string[] s_flags = ["--read-only", "--init", "--privileged"];

    private static readonly Dictionary<string, Func<RuntimeOptions, string, RuntimeOptions>> s_options = new(StringComparer.Ordinal)
    {
        ["--user"] = static (o, v) => o with { User = v },
        ["--hostname"] = static (o, v) => o with { Hostname = v },
        ["--workdir"] = static (o, v) => o with { WorkingDirectory = v },
        ["--stop-signal"] = static (o, v) => o with { StopSignal = v },
        ["--stop-timeout"] = static (o, v) => o with { StopTimeout = checked((int)Integer("--stop-timeout", v, "seconds")) },
        ["--memory"] = static (o, v) => o with { Memory = Bytes("--memory", v) },
        ["--cpus"] = static (o, v) => o with { NanoCpus = Cpus(v) },
        ["--shm-size"] = static (o, v) => o with { ShmSize = Bytes("--shm-size", v) },
        ["--pids-limit"] = static (o, v) => o with { PidsLimit = Integer("--pids-limit", v, "processes") },
        ["--cap-add"] = static (o, v) => o with { CapAdd = [.. o.CapAdd, v] },
        ["--cap-drop"] = static (o, v) => o with { CapDrop = [.. o.CapDrop, v] },
        ["--security-opt"] = static (o, v) => o with { SecurityOpt = [.. o.SecurityOpt, v] },
        ["--add-host"] = static (o, v) => o with { ExtraHosts = [.. o.ExtraHosts, v] },
        ["--tmpfs"] = static (o, v) => o with { Tmpfs = With(o.Tmpfs, v, ':') },
        ["--sysctl"] = static (o, v) => o with { Sysctls = With(o.Sysctls, v, '=') },
    };

    /// <summary>Translates the arguments of one resource.</summary>
    /// <exception cref="DistributedApplicationException">An option is unknown, or its value is not allowed.</exception>
    public static RuntimeOptions Parse(string resource, IReadOnlyList<string> arguments)
    {
        var options = new RuntimeOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            name = s_shortNames.GetValueOrDefault(name, name);

            if (s_flags.Contains(name))
            {
                var on = value is null || bool.TryParse(value, out var parsed) && parsed;
                options = name switch
                {
                    "--read-only" => options with { ReadOnlyRoot = on },
                    "--init" => options with { Init = on },
                    _ => options with { Privileged = on },
                };
            }
            else if (s_options.TryGetValue(name, out var apply))
            {
                value ??= ++i < arguments.Count
                    ? arguments[i]
                    : throw new DistributedApplicationException($"The container runtime argument '{name}' of the resource '{resource}' needs a value.");
                options = apply(options, value);
            }
            else
            {
                throw new DistributedApplicationException(
                    $"The container runtime argument '{arguments[i]}' of the resource '{resource}' is not supported: allowed are {string.Join(", ", s_flags.Concat(s_options.Keys).Order(StringComparer.Ordinal))}.");
            }
        }

        return options;
    }

    private static (string Name, string? Value) Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);

    private static SortedDictionary<string, string> With(IReadOnlyDictionary<string, string> existing, string value, char separator)
    {
        var at = value.IndexOf(separator, StringComparison.Ordinal);
        var (key, rest) = at < 0 ? (value, "") : (value[..at], value[(at + 1)..]);
        var copy = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in existing)
        {
            copy[pair.Key] = pair.Value;
        }

        copy[key] = rest;
        return copy;
    }

    private static long Integer(string option, string value, string unit) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new DistributedApplicationException($"The container runtime argument {option} is '{value}': allowed is a whole number of {unit}.");

    private static long Cpus(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cpus) && cpus is > 0 and < 10_000
            ? (long)(cpus * 1_000_000_000m)
            : throw new DistributedApplicationException($"The container runtime argument --cpus is '{value}': allowed is a number of cores above 0, such as 1.5.");

    private static long Bytes(string option, string value)
    {
        var unit = value.Length == 0 ? 0 : char.ToLowerInvariant(value[^1]) switch
        {
            'b' => 1L,
            'k' => 1L << 10,
            'm' => 1L << 20,
            'g' => 1L << 30,
            >= '0' and <= '9' => -1L,
            _ => 0L,
        };
        var digits = unit < 0 ? value : value.Length == 0 ? value : value[..^1];
        return unit != 0 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number * Math.Max(unit, 1)
            : throw new DistributedApplicationException($"The container runtime argument {option} is '{value}': allowed is a size in bytes, or with the unit b, k, m or g, such as 512m.");
    }
}
