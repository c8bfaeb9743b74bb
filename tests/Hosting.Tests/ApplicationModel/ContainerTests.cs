namespace WpAspire.Hosting.Tests.ApplicationModel;

public sealed class ContainerTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("wpaspire-").FullName;
    private readonly DistributedApplicationBuilder _builder = TestApp.Create();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("redis", null, "redis:latest")]
    [InlineData("redis", "8", "redis:8")]
    [InlineData("redis:8", null, "redis:8")]
    [InlineData("library/redis:8", null, "library/redis:8")]
    [InlineData("ghcr.io/owner/image:1.2", null, "ghcr.io/owner/image:1.2")]
    [InlineData("localhost:5000/image", "2", "localhost:5000/image:2")]
    [InlineData("localhost/image", null, "localhost/image:latest")]
    public void An_image_is_taken_apart_and_put_together(string image, string? tag, string full)
    {
        var container = tag is null ? _builder.AddContainer("box", image) : _builder.AddContainer("box", image, tag);

        Assert.True(container.Resource.TryGetContainerImageName(out var name));
        Assert.Equal(full, name);
    }

    [Fact]
    public void The_parts_of_an_image_are_kept_apart()
    {
        var image = Assert.Single(_builder.AddContainer("box", "ghcr.io/owner/image:1.2").Resource.Annotations.OfType<ContainerImageAnnotation>());

        Assert.Equal(("ghcr.io", "owner/image", "1.2", null), (image.Registry, image.Image, image.Tag, image.SHA256));
    }

    [Fact]
    public void A_digest_takes_the_place_of_a_tag_and_the_other_way_round()
    {
        var digest = new string('A', 64);
        var container = _builder.AddContainer("box", "redis", "8").WithImageSHA256("sha256:" + digest);
        Assert.True(container.Resource.TryGetContainerImageName(out var name));
        Assert.Equal($"redis@sha256:{new string('a', 64)}", name);

        container.WithImageTag("9").WithImageRegistry("mirror.example");
        Assert.True(container.Resource.TryGetContainerImageName(out name));
        Assert.Equal("mirror.example/redis:9", name);

        container.WithImage($"redis@sha256:{digest}");
        Assert.True(container.Resource.TryGetContainerImageName(out name));
        Assert.Equal($"mirror.example/redis@sha256:{new string('a', 64)}", name);
    }

    [Theory]
    [InlineData("Redis")]
    [InlineData("redis:")]
    [InlineData("redis 8")]
    [InlineData("redis@sha256:123")]
    [InlineData("ghcr.io/")]
    public void A_bad_image_name_is_refused(string image) =>
        Assert.Throws<DistributedApplicationException>(() => _builder.AddContainer("box", image));

    [Fact]
    public void Two_tags_are_refused() =>
        Assert.Contains("'8'", Assert.Throws<DistributedApplicationException>(() => _builder.AddContainer("box", "redis:8", "9")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_path_of_the_host_is_from_the_AppHosts_directory()
    {
        var mounts = _builder.AddContainer("box", "image").WithBindMount("../data", "/a", isReadOnly: true).WithBindMount("/abs", "/b").WithVolume("v", "/c").WithVolume("/d").Resource.Annotations.OfType<ContainerMountAnnotation>();

        Assert.Equal(
        [
            (Path.GetFullPath(Path.Combine(TestApp.Directory, "../data")), "/a", ContainerMountType.BindMount, true),
            ("/abs", "/b", ContainerMountType.BindMount, false),
            ("v", "/c", ContainerMountType.Volume, false),
            (null, "/d", ContainerMountType.Volume, false),
        ],
            mounts.Select(m => (m.Source, m.Target, m.Type, m.IsReadOnly)));
    }

    [Fact]
    public void Mounts_that_make_no_sense_are_refused()
    {
        var container = _builder.AddContainer("box", "image");

        Assert.Contains("'relative'", Assert.Throws<DistributedApplicationException>(() => container.WithVolume("v", "relative")).Message, StringComparison.Ordinal);
        Assert.Contains("read-only", Assert.Throws<DistributedApplicationException>(() => container.WithVolume(null, "/x", isReadOnly: true)).Message, StringComparison.Ordinal);
        Assert.Throws<DistributedApplicationException>(() => new ContainerMountAnnotation("relative", "/x", ContainerMountType.BindMount, false));
        Assert.Throws<DistributedApplicationException>(() => new ContainerMountAnnotation(null, "/x", ContainerMountType.BindMount, false));
    }

    [Fact]
    public void Volume_names_are_of_the_site_the_AppHost_and_the_resource()
    {
        var name = VolumeNameGenerator.Generate(_builder.AddContainer("mariadb", "image"), "data");

        Assert.Equal($"wpaspire-{_builder.Site.AppHostSha[..10]}-mariadb-data", name);
        Assert.Equal(name, VolumeNameGenerator.Generate(TestApp.Create().AddContainer("mariadb", "image"), "data"));
        Assert.Equal(name.Replace("wpaspire", "blog", StringComparison.Ordinal), VolumeNameGenerator.Generate(TestApp.Create("--name", "blog").AddContainer("mariadb", "image"), "data"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-data")]
    [InlineData("da ta")]
    [InlineData("a/b")]
    public void A_bad_volume_suffix_is_refused(string suffix)
    {
        var container = _builder.AddContainer("mariadb", "image");

        Assert.Throws<DistributedApplicationException>(() => VolumeNameGenerator.Generate(container, suffix));
    }

    [Fact]
    public void A_Dockerfile_is_found_from_the_AppHosts_directory()
    {
        var build = Build(_builder.AddContainer("box", "image", "1").WithDockerfile("../docker/box", stage: "final"));
        var other = Build(_builder.AddDockerfile("other", "ctx", "sub/Other.Dockerfile"));

        Assert.Equal(Path.GetFullPath(Path.Combine(TestApp.Directory, "../docker/box")), build.ContextPath);
        Assert.Equal(Path.Combine(build.ContextPath, "Dockerfile"), build.DockerfilePath);
        Assert.Equal("final", build.Stage);
        Assert.Equal(Path.Combine(TestApp.Directory, "ctx", "sub", "Other.Dockerfile"), other.DockerfilePath);
    }

    [Fact]
    public void A_built_image_is_the_sites_own_and_can_be_named()
    {
        var box = _builder.AddContainer("Box", "image", "1").WithDockerfile("ctx");
        Assert.True(box.Resource.TryGetContainerImageName(out var name));
        Assert.Equal($"wpaspire-box:{_builder.Site.ShortSha}", name);
        Assert.True(box.Resource.RequiresImageBuild());

        box.WithImage("registry.example/own/name", "2");
        Assert.True(box.Resource.TryGetContainerImageName(out name));
        Assert.Equal("registry.example/own/name:2", name);
    }

    [Fact]
    public void Build_arguments_and_secrets_stay_values()
    {
        var version = _builder.AddParameter("version", "1");
        var token = _builder.AddParameter("token", "t", secret: true);
        var box = _builder.AddDockerfile("box", "ctx").WithBuildArg("A", "text").WithBuildArg("N", 1).WithBuildArg("V", version).WithBuildArg("NONE", (object?)null).WithBuildSecret("T", token);
        var build = Build(box);

        Assert.Equal(new Dictionary<string, object?> { ["A"] = "text", ["N"] = 1, ["V"] = version.Resource, ["NONE"] = null }, build.BuildArguments);
        Assert.Same(token.Resource, build.BuildSecrets["T"]);
        Assert.Contains("WithBuildSecret", Assert.Throws<DistributedApplicationException>(() => box.WithBuildArg("T", token)).Message, StringComparison.Ordinal);
        Assert.Contains("WithBuildSecret", Assert.Throws<DistributedApplicationException>(() => box.WithBuildArg("T", ReferenceExpression.Create($"{token}"))).Message, StringComparison.Ordinal);
        Assert.Contains("WithDockerfile", Assert.Throws<DistributedApplicationException>(() => _builder.AddContainer("plain", "image").WithBuildArg("A", "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_Dockerfile_keeps_the_build_arguments()
    {
        var box = _builder.AddDockerfile("box", "first").WithBuildArg("A", "1").WithDockerfile("second");

        Assert.EndsWith("second", Build(box).ContextPath, StringComparison.Ordinal);
        Assert.Equal("1", Build(box).BuildArguments["A"]);
    }

    [Fact]
    public async Task A_Dockerfile_can_be_generated()
    {
        var build = Build(_builder.AddDockerfileFactory("box", "ctx", context => $"FROM {context.Resource.Name}"));

        var text = await build.DockerfileFactory!(new() { Services = null!, Resource = new ContainerResource("base") });

        Assert.Equal("FROM base", text);
    }

    [Fact]
    public async Task Files_of_this_machine_are_listed_with_their_modes()
    {
        var scripts = Directory.CreateDirectory(Path.Combine(_directory, "init", "sub"));
        File.WriteAllText(Path.Combine(_directory, "init", "b.sql"), "");
        File.WriteAllText(Path.Combine(_directory, "init", "a.sh"), "");
        File.SetUnixFileMode(Path.Combine(_directory, "init", "a.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(scripts.FullName, "c.sql"), "");
        var box = _builder.AddContainer("box", "image").WithContainerFiles("/init", Path.Combine(_directory, "init"), defaultOwner: 999, defaultGroup: 998, umask: UnixFileMode.OtherRead);

        var annotation = Assert.Single(box.Resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>());
        var items = (await annotation.Callback(new() { Model = box.Resource, ServiceProvider = null! }, TestContext.Current.CancellationToken)).ToArray();

        Assert.Equal(("/init", 999, 998, UnixFileMode.OtherRead), (annotation.DestinationPath, annotation.DefaultOwner, annotation.DefaultGroup, annotation.Umask));
        Assert.Equal(["sub", "a.sh", "b.sql"], items.Select(i => i.Name));
        Assert.Equal("c.sql", Assert.Single(Assert.IsType<ContainerDirectory>(items[0]).Entries).Name);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserExecute, items[1].Mode);
        Assert.Equal(Path.Combine(_directory, "init", "a.sh"), Assert.IsType<ContainerFile>(items[1]).SourcePath);
    }

    [Fact]
    public async Task Files_can_be_given_or_be_missing()
    {
        var file = new ContainerFile { Name = "motto.txt", Contents = "x" };
        var given = _builder.AddContainer("given", "image").WithContainerFiles("/etc/site", [file]);
        var missing = _builder.AddContainer("missing", "image").WithContainerFiles("/etc/site", "no-such-directory");

        Assert.Same(file, Assert.Single(await FilesAsync(given)));
        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => FilesAsync(missing));
        Assert.Contains(Path.Combine(TestApp.Directory, "no-such-directory"), exception.Message, StringComparison.Ordinal);
        Assert.Throws<DistributedApplicationException>(() => new ContainerFile { Name = "../x" });

        static Task<IEnumerable<ContainerFileSystemItem>> FilesAsync(IResourceBuilder<ContainerResource> container) =>
            container.Resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>().Single().Callback(new() { Model = container.Resource, ServiceProvider = null! }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Settings_that_are_said_twice_are_those_that_were_said_last()
    {
        var box = _builder.AddContainer("box", "image")
            .WithLifetime(ContainerLifetime.Persistent).WithLifetime(ContainerLifetime.Session)
            .WithImagePullPolicy(ImagePullPolicy.Always).WithImagePullPolicy(ImagePullPolicy.Never)
            .WithContainerName("one").WithContainerName("two")
            .WithExplicitStart().WithExplicitStart()
            .WithEndpointProxySupport(true).WithEndpointProxySupport(false)
            .WithIconName("A").WithIconName("B", IconVariant.Regular)
            .WithEntrypoint("/bin/sh")
            .WithContainerNetworkAlias("x").WithContainerNetworkAlias("y")
            .WithContainerRuntimeArgs("--read-only").WithContainerRuntimeArgs(c => c.Args.Add("--init"))
            .Resource;

        Assert.Equal(ContainerLifetime.Session, Assert.Single(box.Annotations.OfType<ContainerLifetimeAnnotation>()).Lifetime);
        Assert.Equal(ImagePullPolicy.Never, Assert.Single(box.Annotations.OfType<ContainerImagePullPolicyAnnotation>()).ImagePullPolicy);
        Assert.Equal("two", Assert.Single(box.Annotations.OfType<ContainerNameAnnotation>()).Name);
        Assert.Single(box.Annotations.OfType<ExplicitStartupAnnotation>());
        Assert.False(Assert.Single(box.Annotations.OfType<ProxySupportAnnotation>()).ProxyEnabled);
        Assert.Equal(("B", IconVariant.Regular), (box.Annotations.OfType<ResourceIconAnnotation>().Single().IconName, box.Annotations.OfType<ResourceIconAnnotation>().Single().IconVariant));
        Assert.Equal("/bin/sh", box.Entrypoint);
        Assert.Equal(["x", "y"], box.Annotations.OfType<ContainerNetworkAliasAnnotation>().Select(a => a.Alias));
        List<object> arguments = [];
        foreach (var annotation in box.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(new(arguments));
        }

        Assert.Equal(["--read-only", "--init"], arguments);
        Assert.Throws<DistributedApplicationException>(() => _builder.AddContainer("other", "image").WithContainerName("my box"));
    }

    [Fact]
    public void A_resource_can_be_left_out_of_a_publish_and_taken_back()
    {
        var box = _builder.AddDockerfile("box", "ctx");
        var model = new DistributedApplicationModel(_builder.Resources);
        Assert.Equal([box.Resource], model.GetComputeResources());
        Assert.Equal([box.Resource], model.GetBuildAndPushResources());

        box.ExcludeFromManifest();
        Assert.Empty(model.GetComputeResources());
        Assert.Empty(model.GetBuildAndPushResources());
        Assert.Equal([box.Resource], model.GetBuildResources());
        Assert.Equal([box.Resource], model.GetContainerResources());

        box.PublishAsContainer();
        Assert.Equal([box.Resource], model.GetComputeResources());
    }

    [Fact]
    public void The_number_of_replicas_is_one_unless_said()
    {
        var box = _builder.AddContainer("box", "image");
        Assert.Equal(1, box.Resource.GetReplicaCount());

        box.WithAnnotation(new ReplicaAnnotation(3));
        Assert.Equal(3, box.Resource.GetReplicaCount());
    }

    [Fact]
    public void Builders_of_resources_are_covariant()
    {
        IResourceBuilder<ContainerResource> box = _builder.AddContainer("box", "image");
        IResourceBuilder<IResource> any = box;
        IResourceBuilder<IResourceWithEndpoints> endpoints = box;

        Assert.Same(box.Resource, any.Resource);
        Assert.Same(box.Resource, endpoints.WithEndpoint(targetPort: 1, name: "tcp").Resource);
        Assert.Same(_builder, any.ApplicationBuilder);
    }

    [Fact]
    public void A_resource_is_bound_to_one_of_several_environments()
    {
        var aws = new Cloud("aws");
        var other = new Cloud("other");
        var box = _builder.AddContainer("box", "image")
            .WithAnnotation(new DeploymentTargetAnnotation(new ContainerResource("a")) { ComputeEnvironment = aws })
            .WithAnnotation(new DeploymentTargetAnnotation(new ContainerResource("b")) { ComputeEnvironment = other });

        Assert.Contains("'aws', 'other'", Assert.Throws<DistributedApplicationException>(() => box.Resource.GetDeploymentTargetAnnotation()).Message, StringComparison.Ordinal);
        Assert.Equal("a", box.Resource.GetDeploymentTargetAnnotation(aws)!.DeploymentTarget.Name);
        box.WithComputeEnvironment(_builder.CreateResourceBuilder<IComputeEnvironmentResource>(other));
        Assert.Equal("b", box.Resource.GetDeploymentTargetAnnotation()!.DeploymentTarget.Name);
        Assert.Same(other, box.Resource.GetComputeEnvironment());
    }

    private static DockerfileBuildAnnotation Build(IResourceBuilder<ContainerResource> container) => container.Resource.Annotations.OfType<DockerfileBuildAnnotation>().Single();

    private sealed class Cloud(string name) : Resource(name), IComputeEnvironmentResource
    {
        public ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference) => ReferenceExpression.Empty;
    }
}
