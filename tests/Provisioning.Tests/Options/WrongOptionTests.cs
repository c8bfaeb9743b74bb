namespace WpAspire.Provisioning.Tests.Options;

public class WrongOptionTests
{
    private const string CollectorCopy = "Aws:Telemetry:CollectorImage=123456789012.dkr.ecr.us-east-1.amazonaws.com/aws-otel-collector:v0.49.0";
    private static readonly string[] s_noNat = ["Aws:Network:Nat=none", "Aws:Network:InterfaceEndpoints=ecr.api,ecr.dkr,logs,secretsmanager,ssmmessages"];

    /// <summary>The settings of dev, the last of them wrong, and what is allowed.</summary>
    public static TheoryData<string, string> Settings_of_one_option => new()
    {
        { "Aws:Preset=test", "dev or prod" },
        { "Aws:Region=eu-central-9", "a region of AWS such as eu-central-1" },
        { "Aws:Region=Frankfurt", "a region of AWS such as eu-central-1" },
        { "Aws:Profile=two\nlines", "the name of a profile" },
        { "Aws:AccountId=12345", "12 digits" },
        { "Aws:Domain=localhost", "a domain name such as blog.example.com" },
        { "Aws:Domain=https://blog.example.com", "a domain name such as blog.example.com" },
        { "Aws:Domains:blog=blog_example", "a domain name such as blog.example.com" },
        { "Aws:HostedZoneId=example.com", "the ID of a hosted zone such as Z0123456789ABCDEFGHIJ" },
        { "Aws:CertificateArn=arn:aws:iam::123456789012:server-certificate/x", "the ARN of a certificate" },
        { "Aws:Tags:aws:x=1", "no such option" },
        { "Aws:Tags:cost{}=1", "letters, digits, spaces and + - = . _ / @" },
        { "Aws:Tags:Site=mine", "with a name other than Site, Environment, ManagedBy, Name" },
        { "Aws:Tags=a=b", "be given by name, such as Aws:Tags:name=value" },
        { "Aws:Network:Cidr=8.8.0.0/16", "a network such as 10.0.0.0/16, from /16 to /23, within 10.0.0.0/8" },
        { "Aws:Network:Cidr=10.0.0.1/16", "a network such as 10.0.0.0/16" },
        { "Aws:Network:Cidr=10.0.0.0/28", "from /16 to /23" },
        { "Aws:Network:ZoneCount=7", "a whole number from 2 to 6" },
        { "Aws:Network:ZoneCount=two", "a whole number from 2 to 6" },
        { "Aws:Network:Zones=a,b", "an availability zone such as us-east-1a or use1-az1, or - for a place that stays empty" },
        { "Aws:Network:Nat=perAz", "perZone, single or none" },
        { "Aws:Network:FlowLogs=yes", "true or false" },
        { "Aws:Network:InterfaceEndpoints=sqs", "any of ecr.api, ecr.dkr" },
        { "Aws:Compute:LaunchType=lambda", "fargate or ec2" },
        { "Aws:Compute:Architecture=riscv", "X86_64 or ARM64" },
        { "Aws:Compute:Cpu=", "256, 512, 1024, 2048, 4096, 8192 or 16384" },
        { "Aws:Compute:EphemeralStorageGiB=20", "a whole number from 21 to 200, or none" },
        { "Aws:Compute:Ec2:InstanceType=large", "an EC2 instance type such as m7i.large" },
        { "Aws:Scaling:CpuTargetPercent=100", "a whole number from 10 to 95, or none" },
        { "Aws:LoadBalancer:SslPolicy=ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" },
        { "Aws:LoadBalancer:HealthPath=healthz", "a path such as /healthz" },
        { "Aws:CloudFront:PriceClass=200", "PriceClass_100, PriceClass_200 or PriceClass_All" },
        { "Aws:Waf:CountOnly=SizeRestrictions_BODY", "a rule such as AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY" },
        { "Aws:Waf:AdminAllowedCidrs=office", "a network such as 203.0.113.0/24" },
        { "Aws:WordPress:Smtp:Protocol=starttls", "auto, ssl, tls or none" },
        { "Aws:WordPress:Smtp:FromEmail=blog", "an e-mail address such as ops@example.com" },
        { "Aws:Database:EngineVersion=12.0", "10.6, 10.11, 11.4, 11.8, or one of their minor versions such as 11.8.5" },
        { "Aws:Database:InstanceClass=t4g.micro", "an RDS instance class such as db.t4g.medium" },
        { "Aws:Database:BackupRetentionDays=36", "a whole number from 0 to 35" },
        { "Aws:Database:BackupWindow=3:00-4:00", "a time span such as 03:00-04:00 of at least 30 minutes" },
        { "Aws:Database:BackupWindow=03:00-03:15", "of at least 30 minutes" },
        { "Aws:Database:MaintenanceWindow=sunday 04:30", "a time span such as sun:04:30-sun:05:30" },
        { "Aws:Database:MonitoringIntervalSeconds=20", "0, 1, 5, 10, 15, 30 or 60" },
        { "Aws:Database:PerformanceInsightsDays=30", "7, a multiple of 31 from 31 to 713, or 731" },
        { "Aws:Database:Port=80", "a whole number from 1150 to 65535" },
        { "Aws:Database:UserName=admin", "not admin, root or rdsadmin" },
        { "Aws:Database:LogExports=error,debug", "any of audit, error, general, slowquery" },
        { "Aws:Database:Parameters:InnodbBufferPoolSize=1G", "a part of the memory such as {DBInstanceClassMemory*3/4}" },
        { "Aws:Database:Parameters:InnodbBufferPoolSize={DBInstanceClassMemory/0}", "a number of bytes of at least 5242880" },
        { "Aws:Cache:SnapshotWindow=02:00-02:45", "of at least 60 minutes" },
        { "Aws:FileSystem:TransitionToIa=30", "AFTER_1_DAY, AFTER_7_DAYS" },
        { "Aws:Encryption:SecretRecoveryDays=3", "0, 7, 8" },
        { "Aws:Observability:LogRetentionDays=366", "365, 400, 545" },
        { "Aws:Telemetry:Exporter=datadog", "none, xray or otlp" },
        { "Aws:Telemetry:SamplingPercent=101", "a whole number from 0 to 100" },
        { "Aws:Telemetry:Endpoint=http://collector:4318", "an HTTPS address such as https://otlp.nr-data.net" },
        { "Aws:Telemetry:Endpoint=https://user:key@otlp.nr-data.net", "without a user, a query, and the path of a signal" },
        { "Aws:Telemetry:Endpoint=https://otlp.nr-data.net?api-key=x", "without a user, a query, and the path of a signal" },
        { "Aws:Telemetry:Endpoint=https://otlp.nr-data.net/v1/traces", "without a user, a query, and the path of a signal" },
        { "Aws:Telemetry:Endpoint=https://otlp.nr-data.net:70000", "an HTTPS address" },
        { "Aws:Telemetry:HeadersSecretArn=arn:aws:secretsmanager:us-east-1:123456789012:secret:telemetry", "the whole ARN of a secret" },
        { "Aws:Telemetry:HeadersKeyArn=alias/telemetry", "the ARN of a key" },
        { "Aws:Telemetry:MetricsTemporality=lowmemory", "delta or cumulative" },
        { "Aws:Telemetry:CollectorImage=public.ecr.aws/aws-observability/aws-otel-collector:latest", "a version other than latest" },
        { "Aws:Telemetry:CollectorImage=public.ecr.aws/aws-observability/aws-otel-collector", "a version other than latest" },
        { "Aws:Telemetry:CollectorImage=aws-otel-collector:v0.49.0", "an image with its registry" },
        { "Aws:Telemetry:CollectorMemoryMiB=64", "a whole number from 128 to 4096" },
    };

    [Theory]
    [MemberData(nameof(Settings_of_one_option))]
    public void One_option_is_refused_with_its_key_its_value_and_what_is_allowed(string setting, string allowed)
    {
        // The equals sign that ends the key: the name of a tag has none.
        var (key, value) = (setting[..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);

        var problem = string.Join('\n', Settings.Problems(setting));

        Assert.StartsWith($"{key} is '", problem);
        Assert.Contains(value.Split(',')[^1], problem, StringComparison.Ordinal);
        Assert.Contains(allowed, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem);
    }

    /// <summary>The settings of dev, each allowed by itself; the option that is refused, with its value; what is allowed, and why.</summary>
    public static TheoryData<string[], string, string> Settings_that_do_not_go_together => new()
    {
        { ["Aws:LoadBalancer:Https=true", "Aws:HostedZoneId=Z1"], "Aws:Domain is not set", "because Aws:LoadBalancer:Https is true" },
        { ["Aws:LoadBalancer:Https=true", "Aws:Domain=a.example.com"], "Aws:HostedZoneId is not set", "or Aws:CertificateArn one that exists, because Aws:LoadBalancer:Https is true" },
        { ["Aws:CloudFront:Enabled=true", "Aws:Domain=a.example.com"], "Aws:LoadBalancer:Https is 'false'", "be true, because Aws:CloudFront:Enabled is true" },
        { ["Aws:CloudFront:Enabled=true", "Aws:LoadBalancer:Https=true", "Aws:HostedZoneId=Z1"], "Aws:Domain is not set", "a domain name" },
        { ["Aws:CloudFront:CertificateArn=arn:aws:acm:eu-west-1:123456789012:certificate/a"], "Aws:CloudFront:CertificateArn is 'arn:aws:acm:eu-west-1:123456789012:certificate/a'", "be in us-east-1" },
        { ["Aws:Region=eu-west-1", "Aws:CloudFront:Enabled=true", "Aws:LoadBalancer:Https=true", "Aws:Domain=a.example.com", "Aws:CertificateArn=arn:aws:acm:eu-west-1:123456789012:certificate/a"], "Aws:CloudFront:CertificateArn is not set", "a certificate in us-east-1, or Aws:HostedZoneId" },
        { ["Aws:CertificateArn=arn:aws:acm:eu-west-1:123456789012:certificate/a"], "Aws:CertificateArn is 'arn:aws:acm:eu-west-1:123456789012:certificate/a'", "in the load balancer's region, because Aws:Region is us-east-1" },
        { ["Aws:Observability:Alarms=true"], "Aws:Observability:AlarmEmail is not set", "because Aws:Observability:Alarms is true" },
        { ["Aws:Observability:MonthlyBudgetUsd=50"], "Aws:Observability:AlarmEmail is not set", "because Aws:Observability:MonthlyBudgetUsd is 50" },
        { ["Aws:WordPress:Smtp:User=me"], "Aws:WordPress:Smtp:Host is not set", "because Aws:WordPress:Smtp:User is me" },
        { ["Aws:Network:Cidr=10.0.0.0/23", "Aws:Network:ZoneCount=5"], "Aws:Network:Cidr is '10.0.0.0/23'", "be a /22 or larger, to have room for three subnets of /27 in each zone, because Aws:Network:ZoneCount is 5" },
        { ["Aws:Network:Zones=us-east-1a,us-east-1b,us-east-1c"], "Aws:Network:Zones is 'us-east-1a,us-east-1b,us-east-1c'", "be 2 zones, because Aws:Network:ZoneCount is 2" },
        { ["Aws:Network:Zones=us-east-1a,us-west-2a"], "Aws:Network:Zones is 'us-east-1a,us-west-2a'", "because Aws:Region is us-east-1" },
        { ["Aws:Network:Nat=none", "Aws:Network:InterfaceEndpoints=ecr.api,ecr.dkr"], "Aws:Network:InterfaceEndpoints is 'ecr.api,ecr.dkr'", "have logs, secretsmanager, ssmmessages too, because Aws:Network:Nat is none" },
        { ["Aws:Compute:MemoryMiB=8192"], "Aws:Compute:MemoryMiB is '8192'", "be from 1024 to 4096 in steps of 1024, because Aws:Compute:Cpu is 512" },
        { ["Aws:WordPress:MaxRequestWorkers=4", "Aws:Compute:Cpu=8192", "Aws:Compute:MemoryMiB=17408"], "Aws:Compute:MemoryMiB is '17408'", "be from 16384 to 61440 in steps of 4096" },
        { ["Aws:Compute:ToolboxMemoryMiB=4096"], "Aws:Compute:ToolboxMemoryMiB is '4096'", "be 512, 1024 or 2048, because Aws:Compute:ToolboxCpu is 256" },
        { ["Aws:Compute:StopTimeoutSeconds=121"], "Aws:Compute:StopTimeoutSeconds is '121'", "be at most 120, because Aws:Compute:LaunchType is fargate" },
        { ["Aws:Compute:LaunchType=ec2", "Aws:Compute:SpotWeight=1"], "Aws:Compute:SpotWeight is '1'", "be 0, because Aws:Compute:LaunchType is ec2" },
        { ["Aws:Compute:LaunchType=ec2", "Aws:Compute:EphemeralStorageGiB=30"], "Aws:Compute:EphemeralStorageGiB is '30'", "be none, because Aws:Compute:LaunchType is ec2" },
        { ["Aws:Compute:LaunchType=ec2", "Aws:Compute:Ec2:MinSize=4"], "Aws:Compute:Ec2:MinSize is '4'", "be at most 3, because Aws:Compute:Ec2:MaxSize is 3" },
        { ["Aws:Compute:LaunchType=ec2", "Aws:Compute:Ec2:DesiredCapacity=4"], "Aws:Compute:Ec2:DesiredCapacity is '4'", "be from 1 to 3" },
        { ["Aws:Compute:LaunchType=ec2", "Aws:Compute:Ec2:InstanceType=t3.nano"], "Aws:Compute:Ec2:InstanceType is 't3.nano'", "be larger: a task does not fit on one beside the system, because Aws:Compute:Cpu is 512 and Aws:Compute:MemoryMiB is 1024" },
        { ["Aws:Compute:LaunchType=ec2", "Aws:Compute:Ec2:InstanceType=m7i.large", "Aws:Compute:Cpu=4096", "Aws:WordPress:MaxRequestWorkers=4"], "Aws:Compute:Ec2:InstanceType is 'm7i.large'", "be larger: a task does not fit" },
        { ["Aws:Compute:LaunchType=ec2", "Aws:Compute:Ec2:MaxSize=2"], "Aws:Compute:Ec2:MaxSize is '2'", "be at least 3, because Aws:Scaling:Max is 2, which are 5 tasks with the one that replaces another, the scheduled work and the toolbox, and Aws:Compute:Ec2:InstanceType is t3.medium, which carries 2" },
        { ["Aws:Region=il-central-1"], "Aws:Region is 'il-central-1'", "eu-central-1, eu-central-2, eu-north-1" },
        { ["Aws:Region=cn-north-1"], "Aws:Region is 'cn-north-1'", "the site's image has no certificates of the database" },
        { ["Aws:Region=eu-central-1", "Aws:Network:ZoneCount=6"], "Aws:Network:ZoneCount is '6'", "be at most 3, because Aws:Region is eu-central-1" },
        { ["Aws:Region=us-west-1", "Aws:Network:ZoneCount=3"], "Aws:Network:ZoneCount is '3'", "be at most 2, because Aws:Region is us-west-1, where only usw1-az1, usw1-az3 have all that a site needs" },
        { ["Aws:Network:ZoneCount=6"], "Aws:Network:ZoneCount is '6'", "be at most 5, because Aws:Region is us-east-1" },
        { ["Aws:Network:Zones=use1-az1,use1-az3"], "Aws:Network:Zones is 'use1-az1,use1-az3'", "be zones that a site can use such as us-east-1a or use1-az1" },
        { ["Aws:Network:Zones=us-east-1a,-,-,us-east-1b,-,-,-"], "Aws:Network:Zones is 'us-east-1a,-,-,us-east-1b,-,-,-'", "have at most 6 places, empty ones too" },
        { ["Aws:Region=eu-south-1", "Aws:CloudFront:Enabled=true", "Aws:LoadBalancer:Https=true", "Aws:Domain=a.example.com", "Aws:HostedZoneId=Z1", "Aws:CloudFront:AccessLogs=true"], "Aws:CloudFront:AccessLogs is 'true'", "be false, because Aws:Region is eu-south-1, where CloudFront writes no logs" },
        { ["Aws:Backup:CopyRegion=il-central-1"], "Aws:Backup:CopyRegion is 'il-central-1'", "in others, no site could be restored" },
        { ["Aws:Compute:LaunchType=ec2", "Aws:Compute:Ec2:InstanceType=t4g.medium"], "Aws:Compute:Ec2:InstanceType is 't4g.medium'", "a type such as m7i.large, because Aws:Compute:Architecture is X86_64" },
        { ["Aws:Compute:LaunchType=ec2", "Aws:Compute:Architecture=ARM64"], "Aws:Compute:Ec2:InstanceType is 't3.medium'", "a type such as m7g.large, because Aws:Compute:Architecture is ARM64" },
        { ["Aws:WordPress:PhpMemoryMiB=1024"], "Aws:WordPress:PhpMemoryMiB is '1024'", "be less than 1024, because Aws:Compute:MemoryMiB is 1024" },
        { ["Aws:Scaling:Min=3"], "Aws:Scaling:Min is '3'", "be at most 2, because Aws:Scaling:Max is 2" },
        { ["Aws:Scaling:Desired=3"], "Aws:Scaling:Desired is '3'", "be from 1 to 2, because Aws:Scaling:Min is 1 and Aws:Scaling:Max is 2" },
        { ["Aws:Scaling:Max=5"], "Aws:Scaling:Max is '5'", "be at most 4, because Aws:Database:InstanceClass is db.t4g.micro" },
        { ["Aws:WordPress:MaxRequestWorkers=50", "Aws:Scaling:Max=1"], "Aws:Database:InstanceClass is 'db.t4g.micro'", "be larger, even for one task" },
        { ["Aws:Database:Parameters:MaxConnections=30"], "Aws:Scaling:Max is '2'", "be at most 1, because Aws:Database:InstanceClass is db.t4g.micro and Aws:Database:Parameters:MaxConnections is 30" },
        { ["Aws:Database:InstanceClass=db.z9.large"], "Aws:Database:Parameters:MaxConnections is not set", "because it is not known how much memory there is: Aws:Database:InstanceClass is db.z9.large" },
        { ["Aws:Deployment:MaxPercent=150"], "Aws:Deployment:MaxPercent is '150'", "leave room to start or stop one of 1 tasks, because Aws:Deployment:MinHealthyPercent is 100" },
        { ["Aws:Deployment:RollbackAlarms=true"], "Aws:Deployment:RollbackAlarms is 'true'", "be false, because Aws:Observability:Alarms is false" },
        { ["Aws:LoadBalancer:HealthTimeoutSeconds=15"], "Aws:LoadBalancer:HealthTimeoutSeconds is '15'", "be less than 15, because Aws:LoadBalancer:HealthIntervalSeconds is 15" },
        { ["Aws:LoadBalancer:IdleTimeoutSeconds=59"], "Aws:LoadBalancer:IdleTimeoutSeconds is '59'", "be at least 60, because Aws:WordPress:MaxExecutionSeconds is 60" },
        { ["Aws:Waf:AdminAllowedCidrs=203.0.113.0/24"], "Aws:Waf:AdminAllowedCidrs is '203.0.113.0/24'", "because Aws:Waf:Enabled is false" },
        { ["Aws:Waf:ManagedRuleGroups=AWSManagedRulesCommonRuleSet"], "Aws:Waf:CountOnly is '", "AWSManagedRulesAnonymousIpList is not one of them" },
        { ["Aws:Database:EngineVersion=10.6.21", "Aws:Database:AutoMinorVersionUpgrade=false"], "Aws:Database:EngineVersion is '10.6.21'", "be of 10.11, 11.4, 11.8, because AWS's standard support of 10.6 ended on 2026-08-31" },
        { ["Aws:Database:EngineVersion=11.8.5"], "Aws:Database:AutoMinorVersionUpgrade is 'true'", "be false, because Aws:Database:EngineVersion is 11.8.5, and the next deployment would take back what AWS has upgraded; 11.8 leaves the minor version to AWS" },
        { ["Aws:Backup:Enabled=true", "Aws:Database:MaintenanceWindow=sun:05:00-mon:03:00"], "Aws:Backup:Enabled is 'true'", "shorten the maintenance" },
        { ["Aws:Waf:Enabled=true", "Aws:Waf:CountOnly=AWSManagedRulesCommonRuleSet/SizeRestriction_BODY"], "Aws:Waf:CountOnly is 'AWSManagedRulesCommonRuleSet/SizeRestriction_BODY'", "AWSManagedRulesCommonRuleSet has NoUserAgent_HEADER" },
        { ["Aws:Database:BackupWindow=04:00-05:00"], "Aws:Database:BackupWindow is '04:00-05:00'", "because Aws:Database:MaintenanceWindow is sun:04:30-sun:05:30" },
        { ["Aws:Database:PerformanceInsights=true"], "Aws:Database:PerformanceInsights is 'true'", "be false, because Aws:Database:InstanceClass is db.t4g.micro" },
        { ["Aws:Database:LogExports=audit", "Aws:Database:AuditEvents="], "Aws:Database:AuditEvents is 'none'", "because Aws:Database:LogExports is audit" },
        { ["Aws:Database:MaxAllocatedGiB=100", "Aws:Database:AllocatedGiB=95"], "Aws:Database:MaxAllocatedGiB is '100'", "be at least 105, or none, because Aws:Database:AllocatedGiB is 95" },
        { ["Aws:Database:Iops=3000"], "Aws:Database:Iops is '3000'", "be none, because Aws:Database:AllocatedGiB is 20, and gp3 has its own performance below 400" },
        { ["Aws:Database:ThroughputMiBps=500"], "Aws:Database:ThroughputMiBps is '500'", "be none, because Aws:Database:AllocatedGiB is 20" },
        { ["Aws:Database:AllocatedGiB=400", "Aws:Database:Iops=3000"], "Aws:Database:Iops is '3000'", "be from 12000 to 64000" },
        { ["Aws:Database:AllocatedGiB=400", "Aws:Database:Iops=12000", "Aws:Database:ThroughputMiBps=3001"], "Aws:Database:ThroughputMiBps is '3001'", "be at most 3000" },
        { ["Aws:Database:StorageType=gp2", "Aws:Database:Iops=3000"], "Aws:Database:Iops is '3000'", "be none, because Aws:Database:StorageType is gp2" },
        { ["Aws:Database:StorageType=io2", "Aws:Database:Iops=3000"], "Aws:Database:AllocatedGiB is '20'", "be at least 100, because Aws:Database:StorageType is io2" },
        { ["Aws:Database:StorageType=io1", "Aws:Database:AllocatedGiB=100", "Aws:Database:Iops=6000"], "Aws:Database:Iops is '6000'", "be from 1000 to 5000" },
        { ["Aws:Database:StorageType=io2", "Aws:Database:AllocatedGiB=100"], "Aws:Database:Iops is not set", "be from 1000 to 100000, because Aws:Database:StorageType is io2" },
        { ["Aws:Database:Parameters:InnodbBufferPoolSize={DBInstanceClassMemory*3/4}"], "Aws:Database:Parameters:InnodbBufferPoolSize is '{DBInstanceClassMemory*3/4}'", "be at most 50 % of the memory, because Aws:Database:InstanceClass is db.t4g.micro" },
        { ["Aws:Database:Parameters:InnodbBufferPoolSize=1073741824"], "Aws:Database:Parameters:InnodbBufferPoolSize is '1073741824'", "be at most 50 % of the memory" },
        { ["Aws:Database:Parameters:InnodbLogFileSizeMiB=4096"], "Aws:Database:Parameters:InnodbLogFileSizeMiB is '4096'", "be at most 2048, a tenth of the disk, because Aws:Database:AllocatedGiB is 20" },
        { ["Aws:Database:Parameters:QueryCacheSizeMiB=16"], "Aws:Database:Parameters:QueryCacheSizeMiB is '16'", "be 0, because Aws:Database:Parameters:QueryCacheType is 0" },
        { ["Aws:Database:Parameters:QueryCacheType=1"], "Aws:Database:Parameters:QueryCacheSizeMiB is '0'", "be from 1 to 1024, because Aws:Database:Parameters:QueryCacheType is 1" },
        { ["Aws:Database:Parameters:Extra:innodb_flush_neighbours=0"], "Aws:Database:Parameters:Extra:innodb_flush_neighbours is '0'", "the nearest is innodb_flush_neighbors" },
        { ["Aws:Database:Parameters:Extra:max_connections=100"], "Aws:Database:Parameters:Extra:max_connections is '100'", "it has an option of its own: Aws:Database:Parameters:MaxConnections" },
        { ["Aws:Database:Parameters:Extra:require_secure_transport=0"], "Aws:Database:Parameters:Extra:require_secure_transport is '0'", "be left out" },
        { ["Aws:Database:Parameters:Extra:innodb_defragment=1"], "Aws:Database:Parameters:Extra:innodb_defragment is '1'", "MariaDB 11.8 does not have it" },
        { ["Aws:Database:EngineVersion=11.4", "Aws:Database:Parameters:Extra:tx_isolation=READ-COMMITTED"], "Aws:Database:Parameters:Extra:tx_isolation is 'READ-COMMITTED'", "transaction_isolation is what it is called now" },
        { ["Aws:Database:Parameters:Extra:tls_version=TLSv1.1,TLSv1.2"], "Aws:Database:Parameters:Extra:tls_version is 'TLSv1.1,TLSv1.2'", "be of TLSv1.2 and TLSv1.3" },
        { ["Aws:Database:Parameters:Extra:max_user_connections=abc"], "Aws:Database:Parameters:Extra:max_user_connections is 'abc'", "be a whole number from -1 to 2147483647" },
        { ["Aws:Database:Parameters:Extra:innodb_flush_log_at_trx_commit=4"], "Aws:Database:Parameters:Extra:innodb_flush_log_at_trx_commit is '4'", "be a whole number from 0 to 3" },
        { ["Aws:Database:Parameters:Extra:max_statement_time=1s"], "Aws:Database:Parameters:Extra:max_statement_time is '1s'", "be a number from 0 to 31536000" },
        { ["Aws:Database:Parameters:Extra:innodb_file_per_table=yes"], "Aws:Database:Parameters:Extra:innodb_file_per_table is 'yes'", "be 0 or 1" },
        { ["Aws:Database:Parameters:Extra:binlog_format=ROWS"], "Aws:Database:Parameters:Extra:binlog_format is 'ROWS'", "be MIXED, STATEMENT or ROW" },
        { ["Aws:Database:Parameters:Extra:sql_mode=STRICT"], "Aws:Database:Parameters:Extra:sql_mode is 'STRICT'", "be of REAL_AS_FLOAT" },
        { ["Aws:Database:Parameters:Extra:optimizer_switch=mrr"], "Aws:Database:Parameters:Extra:optimizer_switch is 'mrr'", "be settings such as index_merge=on" },
        { ["Aws:Database:Parameters:Extra:innodb_buffer_pool_chunk_size=1048576"], "Aws:Database:Parameters:Extra:innodb_buffer_pool_chunk_size is '1048576'", "MariaDB 11.8 does not have it" },
        { ["Aws:Database:EngineVersion=10.11", "Aws:Database:Parameters:Extra:transaction_isolation=READ-COMMITTED"], "Aws:Database:Parameters:Extra:transaction_isolation is 'READ-COMMITTED'", "MariaDB 10.11 does not have it yet; 11.4 does" },
        { ["Aws:Database:EngineVersion=10.11", "Aws:Database:Parameters:Extra:tx_isolation=SERIAL"], "Aws:Database:Parameters:Extra:tx_isolation is 'SERIAL'", "READ-COMMITTED" },
        { ["Aws:Cache:Engine=redis"], "Aws:Cache:EngineVersion is '8.0'", "be 7.0 or 7.1, because Aws:Cache:Engine is redis" },
        { ["Aws:Cache:MultiAz=true"], "Aws:Cache:Replicas is '0'", "be at least 1, because Aws:Cache:MultiAz is true" },
        { ["Aws:Cache:SnapshotDays=1", "Aws:Cache:SnapshotWindow=05:00-06:00"], "Aws:Cache:SnapshotWindow is '05:00-06:00'", "because Aws:Cache:MaintenanceWindow is sun:05:30-sun:06:30" },
        { ["Aws:FileSystem:PerformanceMode=maxIO"], "Aws:FileSystem:PerformanceMode is 'maxIO'", "be generalPurpose, because Aws:FileSystem:ThroughputMode is elastic" },
        { ["Aws:FileSystem:ThroughputMode=provisioned"], "Aws:FileSystem:ProvisionedMiBps is not set", "because Aws:FileSystem:ThroughputMode is provisioned" },
        { ["Aws:FileSystem:ProvisionedMiBps=10"], "Aws:FileSystem:ProvisionedMiBps is '10'", "be none, because Aws:FileSystem:ThroughputMode is elastic" },
        { ["Aws:FileSystem:TransitionToArchive=AFTER_90_DAYS", "Aws:FileSystem:ThroughputMode=bursting"], "Aws:FileSystem:TransitionToArchive is 'AFTER_90_DAYS'", "be none, because Aws:FileSystem:ThroughputMode is bursting" },
        { ["Aws:FileSystem:TransitionToArchive=AFTER_90_DAYS", "Aws:FileSystem:TransitionToIa="], "Aws:FileSystem:TransitionToArchive is 'AFTER_90_DAYS'", "because Aws:FileSystem:TransitionToIa is not set" },
        { ["Aws:FileSystem:TransitionToArchive=AFTER_14_DAYS"], "Aws:FileSystem:TransitionToArchive is 'AFTER_14_DAYS'", "be later than the transition to Infrequent Access" },
        { ["Aws:Backup:MonthlyRetentionDays=30"], "Aws:Backup:MonthlyRetentionDays is '30'", "be at least 35, because Aws:Backup:DailyRetentionDays is 35" },
        { ["Aws:Telemetry:Exporter=otlp"], "Aws:Telemetry:Endpoint is not set", "be the HTTPS address of a receiver such as https://otlp.nr-data.net, because Aws:Telemetry:Exporter is otlp" },
        { ["Aws:Telemetry:Exporter=xray", "Aws:Telemetry:Endpoint=https://otlp.nr-data.net"], "Aws:Telemetry:Exporter is 'xray'", "be otlp, because Aws:Telemetry:Endpoint is https://otlp.nr-data.net" },
        { ["Aws:Telemetry:Exporter=xray", $"Aws:Telemetry:HeadersSecretArn={Headers("us-east-1")}"], "Aws:Telemetry:HeadersSecretArn is 'arn:", "be none, because Aws:Telemetry:Exporter is xray" },
        { ["Aws:Telemetry:Exporter=otlp", "Aws:Telemetry:Endpoint=https://otlp.nr-data.net", $"Aws:Telemetry:HeadersSecretArn={Headers("eu-west-1")}"], "Aws:Telemetry:HeadersSecretArn is 'arn:", "be a secret in us-east-1, because Aws:Region is us-east-1" },
        { ["Aws:Telemetry:Exporter=otlp", "Aws:Telemetry:Endpoint=https://otlp.nr-data.net", "Aws:Telemetry:HeadersKeyArn=arn:aws:kms:us-east-1:123456789012:key/0123abcd"], "Aws:Telemetry:HeadersSecretArn is not set", "be the secret that the key is for, because Aws:Telemetry:HeadersKeyArn is arn:" },
        { ["Aws:Telemetry:Exporter=otlp", "Aws:Telemetry:Endpoint=https://otlp.nr-data.net", $"Aws:Telemetry:HeadersSecretArn={Headers("us-east-1")}", "Aws:Telemetry:HeadersKeyArn=arn:aws:kms:eu-west-1:123456789012:key/0123abcd"], "Aws:Telemetry:HeadersKeyArn is 'arn:", "be a key in us-east-1, because Aws:Region is us-east-1" },
        { [.. s_noNat, "Aws:Telemetry:Exporter=otlp", "Aws:Telemetry:Endpoint=https://otlp.nr-data.net", CollectorCopy], "Aws:Network:Nat is 'none'", "be single or perZone, because Aws:Telemetry:Exporter is otlp" },
        { [.. s_noNat, "Aws:Telemetry:Exporter=xray", CollectorCopy], "Aws:Network:InterfaceEndpoints is '", "have xray too, because Aws:Network:Nat is none and Aws:Telemetry:Exporter is xray" },
        { ["Aws:Network:Nat=none", "Aws:Network:InterfaceEndpoints=ecr.api,ecr.dkr,logs,secretsmanager,ssmmessages,xray", "Aws:Telemetry:Exporter=xray"], "Aws:Telemetry:CollectorImage is 'public.ecr.aws", "be a copy of it in ECR such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/aws-otel-collector:v0.49.0, because Aws:Network:Nat is none" },
        { ["Aws:Telemetry:Exporter=xray", "Aws:Telemetry:CollectorMemoryMiB=600"], "Aws:Compute:MemoryMiB is '1024'", "be at least 1112, because Aws:Telemetry:CollectorMemoryMiB is 600, which the collector takes of it" },
        { ["Aws:Telemetry:Exporter=xray", "Aws:WordPress:PhpMemoryMiB=800"], "Aws:WordPress:PhpMemoryMiB is '800'", "be less than 768, because Aws:Compute:MemoryMiB is 1024 and Aws:Telemetry:CollectorMemoryMiB is 256" },
        { ["Aws:Backup:CopyRegion=us-east-1"], "Aws:Backup:CopyRegion is 'us-east-1'", "be another region" },
    };

    [Theory]
    [MemberData(nameof(Settings_that_do_not_go_together))]
    public void Options_that_do_not_go_together_are_refused_with_the_reason(string[] settings, string option, string allowed)
    {
        var problem = Assert.Single(Settings.Problems(settings));

        Assert.StartsWith(option, problem);
        Assert.Contains(allowed, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem);
    }

    private static string Headers(string region) => $"arn:aws:secretsmanager:{region}:123456789012:secret:telemetry-AbCdEf";
}
