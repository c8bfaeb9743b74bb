using System.Globalization;

namespace WpAspire.WebBenchmark;

/// <summary>A process, as <c>/proc</c> shows it.</summary>
/// <param name="Id">Its identifier.</param>
internal sealed record ContainerProcess(int Id)
{
    // The same on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Whether it answers requests for PHP: a worker of PHP-FPM, or a child of Apache.</summary>
    public bool IsWorker()
    {
        var command = Read("cmdline").Replace('\0', ' ');
        return command.TrimEnd() == "php-fpm: pool www"
            || (command.StartsWith("/usr/sbin/apache2", StringComparison.Ordinal) && new ContainerProcess(ParentId()).Read("cmdline").StartsWith("/usr/sbin/apache2", StringComparison.Ordinal));
    }

    /// <summary>
    /// Its proportional share of memory in megabytes: what several processes share is divided among them, so that the
    /// sum over all of them is what they really take. 0 if it has ended.
    /// </summary>
    public double MemoryMegabytes()
    {
        var line = Read("smaps_rollup").Split('\n').FirstOrDefault(static l => l.StartsWith("Pss:", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line["Pss:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>The processor time that it has taken.</summary>
    public TimeSpan ProcessorTime()
    {
        // The fields after the name, which may contain spaces: utime and stime are the 14th and 15th of all, in ticks.
        var fields = Read("stat").Split(") ")[^1].Split(' ');
        return TimeSpan.FromSeconds((double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
    }

    private int ParentId() => Read("stat").Split(") ") is [_, .., var rest] ? int.Parse(rest.Split(' ')[1], CultureInfo.InvariantCulture) : 0;

    // One that has ended meanwhile has nothing.
    private string Read(string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{Id}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
