using CsCheck;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Tests.Options;

namespace WpAspire.Provisioning.Tests.Topology.Properties;

/// <summary>Random applications with random options, all of which can be deployed.</summary>
internal static class RandomSites
{
    private static readonly Gen<string> s_word = Gen.Select(Gen.Char['a', 'z'], Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyzABCXYZ0123456789"], 0, 19], static (first, rest) => first + rest);

    // Long ones too: AWS allows some kinds of things 32 characters.
    private static readonly Gen<string> s_name = s_word.Array[1, 2].Select(static words => string.Join('-', words));

    private static readonly Gen<SitePlan> s_site = Gen.Select(
        s_name, Gen.Bool.Array[6], Gen.Int[1, 3],
        static (name, flags, replicas) => new SitePlan(name, flags[0], flags[0] && flags[1], replicas, flags[2], flags[3], flags[4], flags[5]));

    private static readonly Gen<ModelPlan> s_model = Gen.Select(
        s_word, s_site.Array[1, 3], Gen.Bool.Array[4],
        static (name, sites, flags) => new ModelPlan(name.ToLowerInvariant(), [.. sites.Select(static (s, i) => s with { Name = $"{s.Name}-{i}" })], flags[0], flags[1], flags[2], flags[3]));

    /// <summary>Any site.</summary>
    public static Gen<TestSite> All { get; } = Gen.Select(s_model, ValidOptions.All, static (model, options) => RandomModel.Create(model, options.Secrets.Store) with
    {
        Options = options with
        {
            // The official image writes to no bucket.
            Uploads = model.Sites.All(static s => s.Build) ? options.Uploads : new() { Storage = UploadsStorage.Efs, Bucket = false },
            // Nor does it read Vault.
            Secrets = model.Sites.All(static s => s.Build) ? options.Secrets : AwsOptions.ForPreset(options.Preset).Secrets,
            // Each that people reach has a name of its own.
            Domain = null,
            Domains = options.LoadBalancer.Https ? RandomModel.Reached(model).ToDictionary(static n => n, static n => $"{n}.example.com") : new Dictionary<string, string>(),
        },
    });
}
