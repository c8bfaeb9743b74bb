using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using WpAspire.Provisioning.Tests.Changes;
using WpAspire.Provisioning.Tests.Options;

namespace WpAspire.Engine.Whole;

/// <summary>
/// Every option, there and back, by the programs alone: the same two that the table of kinds is made of. What our own
/// steps make of a change, and what they refuse, is with <see cref="LivingOption"/>.
/// </summary>
public sealed partial class EveryOptionTests(EveryOptionTests.LivingSites sites) : IClassFixture<EveryOptionTests.LivingSites>
{
    public static TheoryData<string> Options() => [.. OptionKinds.All.Where(static k => k is { There: not ChangeKind.Never, Back: not ChangeKind.Never }).Select(static k => k.Option)];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_option_is_changed_there_and_back(string option)
    {
        var pair = await OptionVariants.FindOptionAsync(option);
        Assert.NotNull(pair);
        using var site = await sites.CopyAsync(pair.Value.Before.Program);
        var stores = site.Stores();

        await site.ChangeAsync(pair.Value.After.Program);
        await site.ChangeAsync(pair.Value.Before.Program);

        Assert.Equal(stores, site.Stores());
    }

    /// <summary>Sites that were brought up once for each program that an option is changed in.</summary>
    public sealed class LivingSites : IDisposable
    {
        private readonly ConcurrentDictionary<string, Lazy<Task<ProgramSite>>> _sites = new();

        internal async Task<ProgramSite> CopyAsync(string program) =>
            (await _sites.GetOrAdd(program, static p => new(() => ProgramSite.CreateAsync(p))).Value).Copy();

        public void Dispose()
        {
            foreach (var site in _sites.Values.Where(static s => s.IsValueCreated && s.Value.IsCompletedSuccessfully))
            {
                site.Value.Result.Dispose();
            }
        }
    }

    /// <summary>A program on the engine, with a state and a played cloud of its own.</summary>
    internal sealed partial class ProgramSite : IDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wpaspire-engine-");
        private readonly (string Home, string Path) _engine;
        private readonly HashSet<string> _secrets;

        private ProgramSite((string Home, string Path) engine, params IEnumerable<string> secrets) => (_engine, _secrets) = (engine, [.. secrets]);

        public static async Task<ProgramSite> CreateAsync(string program)
        {
            var site = new ProgramSite(await PulumiEngine.RequireAsync());
            site._directory.CreateSubdirectory("state");
            await site.WriteAsync(program);
            await site.RunAsync("stack", "init", "blog");
            await site.SetSecretsAsync(program);
            await site.RunAsync("up", "--yes", "--skip-preview");
            return site;
        }

        /// <summary>The same site, to be changed by itself.</summary>
        public ProgramSite Copy()
        {
            var copy = new ProgramSite(_engine, _secrets);
            foreach (var file in _directory.EnumerateFiles("*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy._directory.FullName, Path.GetRelativePath(_directory.FullName, file.FullName));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                file.CopyTo(target);
            }

            return copy;
        }

        /// <summary>Deploys another program; the engine then finds nothing more to do.</summary>
        public async Task ChangeAsync(string program)
        {
            await WriteAsync(program);
            await SetSecretsAsync(program);
            await RunAsync("up", "--yes", "--skip-preview");
            await RunAsync("preview", "--expect-no-changes");
        }

        /// <summary>What holds data, by AWS's names for it.</summary>
        public string[] Stores() => EngineSite.StoresOf(EngineSite.ThingsOf(Path.Combine(_directory.FullName, "cloud")));

        public void Dispose() => _directory.Delete(recursive: true);

        private Task WriteAsync(string program) => File.WriteAllTextAsync(Path.Combine(_directory.FullName, "Pulumi.yaml"), program, TestContext.Current.CancellationToken);

        // A change can ask for one more.
        private async Task SetSecretsAsync(string program)
        {
            foreach (var secret in SecretPattern().Matches(program).Select(static m => m.Groups[1].Value).Distinct())
            {
                if (_secrets.Add(secret))
                {
                    await RunAsync("config", "set", "--path", $"secrets.{secret}", "--secret", "a secret");
                }
            }
        }

        private async Task RunAsync(params string[] arguments)
        {
            var variables = PulumiEngine.Variables(_directory.FullName, _engine, Path.Combine(_directory.FullName, "cloud"));
            variables["PULUMI_SKIP_UPDATE_CHECK"] = "true";
            variables["PULUMI_BACKEND_URL"] = $"file://{_directory.FullName}/state";
            variables["PULUMI_CONFIG_PASSPHRASE"] = "of the team";
            var result = await Tool.RunAsync("/usr/bin/env", ["pulumi", .. arguments, .. arguments is ["stack", ..] ? [] : new[] { "--stack", "blog" }, "--non-interactive"], _directory.FullName, variables);
            Assert.True(result.ExitCode == 0, $"pulumi {string.Join(' ', arguments)}\n{result.All}");
        }

        [GeneratedRegex(@"\$\{secrets\.([A-Za-z0-9_-]+)\}")]
        private static partial Regex SecretPattern();
    }
}
