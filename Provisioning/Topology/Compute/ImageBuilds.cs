using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.DockerBuild;
using WpAspire.Provisioning.DockerBuild.Inputs;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Topology;

/// <summary>The builds of images, from the contexts that are published beside the program.</summary>
internal static class ImageBuilds
{
    /// <summary>What the tag of the image in use begins with.</summary>
    public const string LiveTagPrefix = "live-";

    /// <summary>What the tag of a build begins with.</summary>
    public const string BuildTagPrefix = "build-";

    private const int HashLength = 12;

    /// <summary>Where a build context is, relative to the program.</summary>
    public static string ContextDirectory(ImageBuild build) => $"images/{build.Resource}";

    /// <summary>Whether the Dockerfile is one of the context's files.</summary>
    public static bool IsInContext(ImageBuild build) =>
        DockerfileInContext(build) is var path && !Path.IsPathRooted(path) && path.Split('/')[0] != "..";

    /// <summary>The Dockerfile, relative to the program: in the context, or beside it where it lies elsewhere.</summary>
    public static string Dockerfile(ImageBuild build) =>
        IsInContext(build) ? $"{ContextDirectory(build)}/{DockerfileInContext(build)}" : $"{ContextDirectory(build)}.Dockerfile";

    private static string DockerfileInContext(ImageBuild build) => Path.GetRelativePath(build.ContextPath, build.DockerfilePath).Replace('\\', '/');

    /// <summary>Adds a build that is pushed.</summary>
    public static Image Create(TopologyContext context, ImageBuild build, Repository repository, GetAuthorizationTokenResult token)
    {
        var arguments = new InputMap<string>();
        foreach (var (name, value) in build.Arguments)
        {
            arguments[name] = value;
        }

        return context.Add(new Image($"{build.Resource}-image", new ImageArgs
        {
            Context = new BuildContextArgs { Location = $"./{ContextDirectory(build)}" },
            Dockerfile = new DockerfileArgs { Location = $"./{Dockerfile(build)}" },
            Target = build.Stage,
            BuildArgs = build.Arguments.Count > 0 ? arguments : null,
            Platforms = [context.Options.Compute.Architecture == CpuArchitecture.Arm64 ? Platform.Linux_arm64 : Platform.Linux_amd64],
            Tags =
            [
                Output.Format($"{repository.RepositoryUrl}:{BuildTagPrefix}{build.Hash[..HashLength]}"),
                Output.Format($"{repository.RepositoryUrl}:{LiveTagPrefix}{context.EnvironmentName}"),
            ],
            Push = true,
            // A preview must work without an engine.
            BuildOnPreview = false,
            Registries = [new RegistryArgs { Address = repository.RepositoryUrl, Username = token.UserName, Password = token.Password }],
        }));
    }
}
