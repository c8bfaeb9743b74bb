using System.Runtime.InteropServices;

namespace WpAspire.WebBenchmark;

/// <summary>What a run depends on.</summary>
internal static class Machine
{
    /// <summary>The machine, in a line.</summary>
    public static async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(static l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        var kilobytes = long.Parse(File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], null);
        var engine = (await BenchmarkSite.DockerAsync(["version", "--format", "{{.Server.Version}}"], cancellationToken)).Trim();
        return $"{Environment.ProcessorCount} × {model}, {kilobytes / 1024 / 1024} GB, Linux {Environment.OSVersion.Version}, Docker {engine}, {RuntimeInformation.FrameworkDescription}; wrk, web servers, database and load balancer share it";
    }

    /// <summary>What is compared, a line each.</summary>
    public static async Task<IReadOnlyList<string>> VersionsAsync(CancellationToken cancellationToken) =>
    [
        await BenchmarkSite.ShellAsync(Case.Apache.Resource, "dpkg-query --show --showformat '${Package} ${Version}, ' apache2 libapache2-mod-php8.4 wordpress", cancellationToken),
        await BenchmarkSite.ShellAsync(Case.Plain.Resource, "dpkg-query --show --showformat '${Package} ${Version}, ' nginx php8.4-fpm; sed -n \"s/^.wp_version = '\\(.*\\)';/WordPress \\1/p\" /var/www/html/wp-includes/version.php", cancellationToken),
        await BenchmarkSite.ShellAsync("mariadb", "dpkg-query --show --showformat '${Package} ${Version}' mariadb-server-core", cancellationToken),
        await BenchmarkSite.ShellAsync("cache", "dpkg-query --show --showformat '${Package} ${Version}' redis-server", cancellationToken),
    ];
}
